// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

/// Gives out ids that are never given out again: a block of them is taken in the database beforehand, and
/// what is left
/// of it when the process ends is skipped. For all threads, outside of units of work.
public final class IdBlocks {
    private static final int BLOCK = 1_000;

    private final Database database;
    private final String name;
    private long next;
    private long end;

    /// Ids of one kind.
    ///
    /// @param name which kind, as the table `id_block` has it
    public IdBlocks(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /// An id that nobody has.
    ///
    /// @throws StoreException if a new block was needed and could not be taken
    public synchronized long next() {
        if (next == end) {
            next = database.write(this::takeBlock);
            end = next + BLOCK;
        }
        return next++;
    }

    private long takeBlock() {
        return database.handle()
                        .createQuery("update id_block set next = next + :block where name = :name returning next")
                        .bind("block", BLOCK)
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one()
                - BLOCK;
    }
}
