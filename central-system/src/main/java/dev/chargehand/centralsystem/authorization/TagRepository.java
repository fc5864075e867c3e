// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.IdTag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The tags that are known. To be used within a unit of work.
public final class TagRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public TagRepository(Database database) {
        this.database = database;
    }

    /// The tag, however it is spelt.
    public Optional<Tag> find(IdTag idTag) {
        return database.handle()
                .createQuery("select * from tag where tag_key = :key")
                .bind("key", idTag.key())
                .map((row, _) -> tag(row))
                .findOne();
    }

    /// Those behind a tag, in the order of their keys; from the start for an empty one.
    public List<Tag> list(String afterKey, int limit) {
        return database.handle()
                .createQuery("select * from tag where tag_key > :after order by tag_key limit :limit")
                .bind("after", afterKey)
                .bind("limit", limit)
                .map((row, _) -> tag(row))
                .list();
    }

    /// Makes a tag known, or changes what is known of it.
    public void put(Tag tag) {
        database.handle()
                .createUpdate("""
                        insert into tag (tag_key, tag, parent, expiry_at, blocked, max_transactions, note)
                        values (:key, :tag, :parent, :expiry, :blocked, :maxTransactions, :note)
                        on conflict (tag_key) do update
                           set tag = excluded.tag, parent = excluded.parent, expiry_at = excluded.expiry_at,
                               blocked = excluded.blocked, max_transactions = excluded.max_transactions,
                               note = excluded.note
                        """)
                .bind("key", tag.idTag().key())
                .bind("tag", tag.idTag().value())
                .bind("parent", tag.parent() == null ? null : tag.parent().value())
                .bind("expiry", Times.column(tag.expiry()))
                .bind("blocked", tag.blocked() ? 1 : 0)
                .bind("maxTransactions", tag.maxTransactions())
                .bind("note", tag.note())
                .execute();
    }

    /// Forgets a tag.
    ///
    /// @return whether it was known
    public boolean remove(IdTag idTag) {
        return database.handle()
                        .createUpdate("delete from tag where tag_key = :key")
                        .bind("key", idTag.key())
                        .execute()
                > 0;
    }

    private static Tag tag(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        return new Tag(
                new IdTag(row.getString("tag")),
                parent == null ? null : new IdTag(parent),
                Times.moment(row, "expiry_at"),
                row.getInt("blocked") != 0,
                Times.integer(row, "max_transactions"),
                row.getString("note"));
    }
}
