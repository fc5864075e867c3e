// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.CentralSystemConfig.Retention;
import dev.chargehand.centralsystem.connection.ConnectionRepository;
import dev.chargehand.centralsystem.event.EventRepository;
import dev.chargehand.centralsystem.metering.MeterValueRepository;
import dev.chargehand.centralsystem.status.StatusRepository;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.ReadingPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what is older than it need be, in small parts, so that nobody waits for it. Transactions,
/// claims and
/// orphans are never deleted.
final class RetentionJob {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
    private static final int PART = 2_000;

    private final Database database;
    private final Retention retention;
    private final EventRepository events;
    private final MeterValueRepository readings;
    private final StatusRepository statuses;
    private final ConnectionRepository connections;
    private final ReadingPartitions partitions;
    private final InstantSource clock;

    RetentionJob(Database database, Retention retention, InstantSource clock) {
        this.database = database;
        this.retention = retention;
        this.events = new EventRepository(database);
        this.readings = new MeterValueRepository(database);
        this.statuses = new StatusRepository(database);
        this.connections = new ConnectionRepository(database);
        this.partitions = new ReadingPartitions(database);
        this.clock = clock;
    }

    /// Does it once.
    void run() {
        Instant now = clock.instant();
        partitions.prepare(now);
        Instant before = before(now, retention.events());
        deleteAll("events", before, () -> events.deleteBefore(before, PART));
        Instant history = before(now, retention.history());
        deleteAll("states of connectors", history, () -> statuses.deleteBefore(history, PART));
        deleteAll("past connections", history, () -> connections.deleteBefore(history, PART));
        Instant old = before(now, retention.readings());
        if (old.isAfter(Instant.EPOCH)) {
            partitions.dropBefore(old);
        }
        deleteAll("readings", old, () -> readings.deleteBefore(old, PART));
    }

    private static Instant before(Instant now, @Nullable Duration age) {
        return age == null ? Instant.EPOCH : now.minus(age);
    }

    private void deleteAll(String what, Instant before, IntSupplier part) {
        if (!before.isAfter(Instant.EPOCH)) {
            return;
        }
        long sum = 0;
        for (int deleted = PART; deleted >= PART; sum += deleted) {
            deleted = database.write(part::getAsInt);
        }
        if (sum > 0) {
            log.atInfo().addKeyValue("rows", sum).addKeyValue("before", before).log("{} were deleted", what);
        }
    }
}
