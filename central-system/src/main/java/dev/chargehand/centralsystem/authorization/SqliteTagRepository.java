// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.IdTag;
import java.util.Optional;

/// Tags in SQLite.
public final class SqliteTagRepository implements TagRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public SqliteTagRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Tag> find(IdTag idTag) {
        return database.handle()
                .createQuery("select tag, parent, expiry_at, blocked from tag where tag_key = :key")
                .bind("key", idTag.key())
                .map((row, _) -> {
                    String parent = row.getString("parent");
                    return new Tag(
                            new IdTag(row.getString("tag")),
                            parent == null ? null : new IdTag(parent),
                            Times.moment(row, "expiry_at"),
                            row.getBoolean("blocked"));
                })
                .findOne();
    }

    @Override
    public void put(Tag tag) {
        database.handle()
                .createUpdate("""
                        insert into tag (tag_key, tag, parent, expiry_at, blocked)
                        values (:key, :tag, :parent, :expiry, :blocked)
                        on conflict (tag_key) do update
                           set tag = excluded.tag, parent = excluded.parent, expiry_at = excluded.expiry_at,
                               blocked = excluded.blocked
                        """)
                .bind("key", tag.idTag().key())
                .bind("tag", tag.idTag().value())
                .bind("parent", tag.parent() == null ? null : tag.parent().value())
                .bind("expiry", Times.column(tag.expiry()))
                .bind("blocked", tag.blocked() ? 1 : 0)
                .execute();
    }
}
