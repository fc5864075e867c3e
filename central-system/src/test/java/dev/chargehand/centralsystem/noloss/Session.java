// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A charging session as its charge point counts it, which is the truth that the store is compared with.
///
/// @param transactionId what the first answer to its start said; 0 before
record Session(
        String chargePoint,
        int connectorId,
        String tag,
        long meterStart,
        Instant startedAt,
        AtomicInteger transactionId,
        List<Reading> readings,
        AtomicReference<Optional<Reading>> stop) {
    Session(String chargePoint, int connectorId, String tag, Reading start) {
        this(
                chargePoint,
                connectorId,
                tag,
                start.registerWh(),
                start.at(),
                new AtomicInteger(),
                new CopyOnWriteArrayList<>(),
                new AtomicReference<>(Optional.empty()));
    }

    /// What the meter said, and when.
    record Reading(Instant at, long registerWh) {
        String json() {
            return "{\"timestamp\":\"" + at + "\",\"sampledValue\":[{\"value\":\"" + registerWh + "\"}]}";
        }
    }

    /// Notes an answer to the start.
    ///
    /// @return whether it agrees with those before
    boolean isStarted(int id) {
        return id > 0 && (transactionId.compareAndSet(0, id) || transactionId.get() == id);
    }

    String start() {
        return "{\"connectorId\":%d,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                .formatted(connectorId, tag, meterStart, startedAt);
    }

    String meterValues(List<Reading> some) {
        return "{\"connectorId\":%d,\"transactionId\":%d,\"meterValue\":%s}"
                .formatted(connectorId, transactionId.get(), json(some));
    }

    /// The stop, which repeats the newest reading once more.
    String stop(Reading end) {
        List<Reading> newest = readings.isEmpty() ? List.of(end) : List.of(readings.getLast());
        return "{\"transactionId\":%d,\"meterStop\":%d,\"timestamp\":\"%s\",\"reason\":\"Local\",\"transactionData\":%s}"
                .formatted(transactionId.get(), end.registerWh(), end.at(), json(newest));
    }

    /// All readings that the messages tell of.
    Stream<Reading> told() {
        return readings.isEmpty() ? stop.get().stream() : readings.stream();
    }

    private static String json(List<Reading> readings) {
        return readings.stream().map(Reading::json).collect(Collectors.joining(",", "[", "]"));
    }
}
