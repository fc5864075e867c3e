// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.TransactionFacts.Stop;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.ReadingContext;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction on connector 2 that starts at noon, put together reading by reading. Each arrives a
/// second after it
/// was read.
final class Charge {
    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final long meterStart;
    private @Nullable Stop stop;
    private final List<StoredReading> readings = new ArrayList<>();

    private Charge(long meterStart) {
        this.meterStart = meterStart;
    }

    static Charge from(long meterStartWh) {
        return new Charge(meterStartWh);
    }

    static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    Charge stop(long seconds, @Nullable Long meterWh) {
        stop = new Stop(after(seconds), meterWh, false);
        return this;
    }

    Charge estimatedStop(long seconds, @Nullable Long meterWh) {
        stop = new Stop(after(seconds), meterWh, true);
        return this;
    }

    Charge read(long seconds, SampledValue... samples) {
        return read(2, seconds, samples);
    }

    Charge read(int connectorId, long seconds, SampledValue... samples) {
        return readLate(connectorId, seconds, seconds + 1, samples);
    }

    Charge readLate(int connectorId, long seconds, long arrivalSeconds, SampledValue... samples) {
        var reading = new MeterValue(after(seconds), List.of(samples));
        readings.add(new StoredReading(readings.size(), connectorId, after(arrivalSeconds), reading));
        return this;
    }

    /// Registers a minute apart, the first a minute after the start.
    Charge registers(String... values) {
        for (int index = 0; index < values.length; index++) {
            read(60L * (index + 1), new SampledValue(values[index]));
        }
        return this;
    }

    TransactionFacts facts() {
        return new TransactionFacts(2, meterStart, NOON, after(1), stop);
    }

    List<StoredReading> readings() {
        return readings;
    }

    Series series() {
        return Series.of(facts(), readings);
    }

    static SampledValue sample(Measurand measurand, String value) {
        return sample(measurand, value, null, null);
    }

    static SampledValue sample(Measurand measurand, String value, @Nullable UnitOfMeasure unit) {
        return sample(measurand, value, unit, null);
    }

    static SampledValue sample(Measurand measurand, String value, @Nullable UnitOfMeasure unit, @Nullable Phase phase) {
        return new SampledValue(value, null, null, measurand, phase, null, unit);
    }

    static SampledValue at(Location location, Measurand measurand, String value) {
        return new SampledValue(value, null, null, measurand, null, location, null);
    }

    static SampledValue in(ReadingContext context, Measurand measurand, String value) {
        return new SampledValue(value, context, null, measurand, null, null, null);
    }
}
