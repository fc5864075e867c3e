// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.core.BootNotificationRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Charge points in SQLite.
public final class SqliteChargePointRepository implements ChargePointRepository {
    private static final String COLUMNS =
            "select identity, vendor, model, firmware_version, last_boot_at, last_seen_at from charge_point ";

    private final Database database;

    /// Uses the unit of work that runs.
    public SqliteChargePointRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ChargePoint> find(String identity) {
        return database.handle()
                .createQuery(COLUMNS + "where identity_key = :key")
                .bind("key", key(identity))
                .map((row, _) -> chargePoint(row))
                .findOne();
    }

    @Override
    public List<ChargePoint> list(String after, int limit) {
        return database.handle()
                .createQuery(COLUMNS + "where identity > :after order by identity limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> chargePoint(row))
                .list();
    }

    @Override
    public void register(String identity, Instant at) {
        database.handle()
                .createUpdate("""
                        insert into charge_point (identity, identity_key, known_since) values (:identity, :key, :at)
                        on conflict do nothing
                        """)
                .bind("identity", identity)
                .bind("key", key(identity))
                .bind("at", Times.column(at))
                .execute();
    }

    @Override
    public void recordBoot(String identity, BootNotificationRequest boot, Instant at) {
        database.handle()
                .createUpdate("""
                        update charge_point
                           set vendor = :vendor, model = :model, serial_number = :serialNumber,
                               charge_box_serial_number = :chargeBox, firmware_version = :firmware, iccid = :iccid,
                               imsi = :imsi, meter_type = :meterType, meter_serial_number = :meterSerialNumber,
                               accepted_at = coalesce(accepted_at, :at), last_boot_at = :at, last_seen_at = :at
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
    }

    @Override
    public boolean isAccepted(String identity) {
        return database.handle()
                        .createQuery(
                                "select count(*) from charge_point where identity = :identity and accepted_at is not null")
                        .bind("identity", identity)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public void recordSeen(String identity, Instant at) {
        database.handle()
                .createUpdate("update charge_point set last_seen_at = :at where identity = :identity")
                .bind("at", Times.column(at))
                .bind("identity", identity)
                .execute();
    }

    private static ChargePoint chargePoint(ResultSet row) throws SQLException {
        return new ChargePoint(
                row.getString("identity"),
                row.getString("vendor"),
                row.getString("model"),
                row.getString("firmware_version"),
                Times.moment(row, "last_boot_at"),
                Times.moment(row, "last_seen_at"));
    }

    private static String key(String identity) {
        return identity.toUpperCase(Locale.ROOT);
    }
}
