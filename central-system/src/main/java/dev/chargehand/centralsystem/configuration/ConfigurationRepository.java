// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.configuration;

import dev.chargehand.centralsystem.configuration.ConfigurationChange.Source;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.CiString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the charge points' configuration. To be used within a unit of work.
public final class ConfigurationRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public ConfigurationRepository(Database database) {
        this.database = database;
    }

    /// All that is known of a charge point, in the order of the keys' names.
    public List<ConfigurationKey> list(String chargePoint) {
        return database.handle()
                .createQuery("select * from configuration_key where charge_point = :chargePoint order by name_key")
                .bind("chargePoint", chargePoint)
                .map((row, _) -> key(row))
                .list();
    }

    /// What is known of one key, however it is spelt.
    public Optional<ConfigurationKey> find(String chargePoint, CiString name) {
        return database.handle()
                .createQuery("""
                        select * from configuration_key where charge_point = :chargePoint and name_key = :key
                        """)
                .bind("chargePoint", chargePoint)
                .bind("key", name.key())
                .map((row, _) -> key(row))
                .findOne();
    }

    /// Replaces what is known of a key.
    void put(String chargePoint, ConfigurationKey key) {
        Boolean readonly = key.readonly();
        database.handle()
                .createUpdate("""
                        insert into configuration_key (charge_point, name_key, name, known, readonly, value, read_at,
                                                       pending_value, reboot_required)
                        values (:chargePoint, :key, :name, :known, :readonly, :value, :readAt, :pending, :reboot)
                        on conflict (charge_point, name_key) do update
                           set name = excluded.name, known = excluded.known, readonly = excluded.readonly,
                               value = excluded.value, read_at = excluded.read_at,
                               pending_value = excluded.pending_value, reboot_required = excluded.reboot_required
                        """)
                .bind("chargePoint", chargePoint)
                .bind("key", new CiString(key.name()).key())
                .bind("name", key.name())
                .bind("known", key.known() ? 1 : 0)
                .bind("readonly", readonly == null ? null : (Integer) (readonly ? 1 : 0))
                .bind("value", key.value())
                .bind("readAt", Times.column(key.readAt()))
                .bind("pending", key.pendingValue())
                .bind("reboot", key.rebootRequired() ? 1 : 0)
                .execute();
    }

    /// Forgets the keys of a charge point that were not read since a moment.
    void removeReadBefore(String chargePoint, Instant moment) {
        database.handle()
                .createUpdate("""
                        delete from configuration_key
                         where charge_point = :chargePoint and known = 1 and read_at < :moment and reboot_required = 0
                        """)
                .bind("chargePoint", chargePoint)
                .bind("moment", Times.column(moment))
                .execute();
    }

    /// What waited for a boot has its new value now.
    void applyPending(String chargePoint, Instant at) {
        database.handle()
                .createUpdate("""
                        update configuration_key
                           set value = coalesce(pending_value, value), pending_value = null, reboot_required = 0,
                               read_at = :at
                         where charge_point = :chargePoint and reboot_required = 1
                        """)
                .bind("chargePoint", chargePoint)
                .bind("at", Times.column(at))
                .execute();
    }

    /// Keeps a change.
    void record(String chargePoint, ConfigurationChange change) {
        database.handle()
                .createUpdate("""
                        insert into configuration_change (charge_point, name_key, name, old_value, new_value, source,
                                                          result, command_id, at)
                        values (:chargePoint, :key, :name, :old, :new, :source, :result, :command, :at)
                        """)
                .bind("chargePoint", chargePoint)
                .bind("key", new CiString(change.name()).key())
                .bind("name", change.name())
                .bind("old", change.oldValue())
                .bind("new", change.newValue())
                .bind("source", change.source().name())
                .bind("result", change.result())
                .bind("command", change.commandId())
                .bind("at", Times.column(change.at()))
                .execute();
    }

    /// The last changes at a charge point, newest first.
    ///
    /// @param name only those of one key; null for all
    public List<ConfigurationChange> changes(String chargePoint, @Nullable CiString name, int limit) {
        var query = database.handle()
                .createQuery("select * from configuration_change where charge_point = :chargePoint"
                        + (name == null ? "" : " and name_key = :key") + " order by id desc limit :limit")
                .bind("chargePoint", chargePoint)
                .bind("limit", limit);
        if (name != null) {
            query.bind("key", name.key());
        }
        return query.map((row, _) -> new ConfigurationChange(
                        row.getString("name"),
                        row.getString("old_value"),
                        row.getString("new_value"),
                        Source.valueOf(row.getString("source")),
                        row.getString("result"),
                        Times.number(row, "command_id"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    private static ConfigurationKey key(ResultSet row) throws SQLException {
        Integer readonly = Times.integer(row, "readonly");
        return new ConfigurationKey(
                row.getString("name"),
                row.getInt("known") != 0,
                readonly == null ? null : (Boolean) (readonly != 0),
                row.getString("value"),
                Instant.ofEpochMilli(row.getLong("read_at")),
                row.getString("pending_value"),
                row.getInt("reboot_required") != 0);
    }
}
