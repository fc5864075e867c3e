// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.json.Strictness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The charge points that are known. To be used within a unit of work.
public final class ChargePointRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public ChargePointRepository(Database database) {
        this.database = database;
    }

    /// The charge point of an identity, however it is spelt.
    public Optional<ChargePoint> find(String identity) {
        return database.handle()
                .createQuery("select * from charge_point where identity_key = :key")
                .bind("key", key(identity))
                .map((row, _) -> chargePoint(row))
                .findOne();
    }

    /// Those behind an identity, in its order; from the start for an empty one.
    public List<ChargePoint> list(String after, int limit) {
        return database.handle()
                .createQuery("select * from charge_point where identity > :after order by identity limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> chargePoint(row))
                .list();
    }

    /// Makes a charge point known.
    ///
    /// @return whether it was not known
    public boolean register(String identity, Decision decision, Instant at) {
        return database.handle()
                        .createUpdate("""
                                insert into charge_point (identity, identity_key, known_since, decision)
                                values (:identity, :key, :at, :decision)
                                on conflict do nothing
                                """)
                        .bind("identity", identity)
                        .bind("key", key(identity))
                        .bind("at", Times.column(at))
                        .bind("decision", decision.name())
                        .execute()
                > 0;
    }

    /// Changes what was decided about it. One that is no longer accepted has to boot anew before it is
    /// served again.
    public void decide(String identity, Decision decision) {
        database.handle()
                .createUpdate("""
                        update charge_point
                           set decision = :decision,
                               accepted_at = case when :decision = 'ACCEPT' then accepted_at else null end
                         where identity = :identity
                        """)
                .bind("decision", decision.name())
                .bind("identity", identity)
                .execute();
    }

    /// Changes how what it sends is judged; null for as all are.
    public void judge(String identity, @Nullable Strictness strictness) {
        database.handle()
                .createUpdate("update charge_point set strictness = :strictness where identity = :identity")
                .bind("strictness", strictness == null ? null : strictness.name())
                .bind("identity", identity)
                .execute();
    }

    /// Keeps a BootNotification with its answer. What it tells of the charge point replaces all that was
    /// told before.
    ///
    /// @return the id of the boot
    public long recordBoot(String identity, BootNotificationRequest boot, String answer, String frame, Instant at) {
        database.handle()
                .createUpdate("""
                        update charge_point
                           set vendor = :vendor, model = :model, serial_number = :serialNumber,
                               charge_box_serial_number = :chargeBox, firmware_version = :firmware, iccid = :iccid,
                               imsi = :imsi, meter_type = :meterType, meter_serial_number = :meterSerialNumber,
                               last_boot_at = :at, last_seen_at = :at
                         where identity = :identity
                        """)
                .bind("vendor", boot.chargePointVendor())
                .bind("model", boot.chargePointModel())
                .bind("serialNumber", boot.chargePointSerialNumber())
                .bind("chargeBox", boot.chargeBoxSerialNumber())
                .bind("firmware", boot.firmwareVersion())
                .bind("iccid", boot.iccid())
                .bind("imsi", boot.imsi())
                .bind("meterType", boot.meterType())
                .bind("meterSerialNumber", boot.meterSerialNumber())
                .bind("at", Times.column(at))
                .bind("identity", identity)
                .execute();
        return database.handle()
                .createQuery("""
                        insert into boot (charge_point, at, answer, vendor, model, serial_number, firmware_version,
                                          frame)
                        values (:identity, :at, :answer, :vendor, :model, :serialNumber, :firmware, :frame)
                        returning id
                        """)
                .bind("identity", identity)
                .bind("at", Times.column(at))
                .bind("answer", answer)
                .bind("vendor", boot.chargePointVendor())
                .bind("model", boot.chargePointModel())
                .bind("serialNumber", boot.chargePointSerialNumber())
                .bind("firmware", boot.firmwareVersion())
                .bind("frame", frame)
                .mapTo(Long.class)
                .one();
    }

    /// Notes that a BootNotification of it was accepted.
    public void recordAccepted(String identity, Instant at) {
        database.handle()
                .createUpdate("""
                        update charge_point set accepted_at = coalesce(accepted_at, :at) where identity = :identity
                        """)
                .bind("at", Times.column(at))
                .bind("identity", identity)
                .execute();
    }

    /// Its last boots, newest first.
    public List<Boot> boots(String identity, int limit) {
        return database.handle()
                .createQuery("select * from boot where charge_point = :identity order by id desc limit :limit")
                .bind("identity", identity)
                .bind("limit", limit)
                .map((row, _) -> new Boot(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("answer"),
                        row.getString("vendor"),
                        row.getString("model"),
                        row.getString("firmware_version"),
                        row.getString("frame")))
                .list();
    }

    /// Notes that it was there.
    public void recordSeen(String identity, Instant at) {
        database.handle()
                .createUpdate("update charge_point set last_seen_at = :at where identity = :identity")
                .bind("at", Times.column(at))
                .bind("identity", identity)
                .execute();
    }

    private static ChargePoint chargePoint(ResultSet row) throws SQLException {
        String strictness = row.getString("strictness");
        return new ChargePoint(
                row.getString("identity"),
                row.getString("vendor"),
                row.getString("model"),
                row.getString("serial_number"),
                row.getString("firmware_version"),
                new Standing(
                        Decision.valueOf(row.getString("decision")),
                        Times.moment(row, "accepted_at") != null,
                        strictness == null ? null : Strictness.valueOf(strictness)),
                Instant.ofEpochMilli(row.getLong("known_since")),
                Times.moment(row, "last_boot_at"),
                Times.moment(row, "last_seen_at"));
    }

    private static String key(String identity) {
        return identity.toUpperCase(Locale.ROOT);
    }
}
