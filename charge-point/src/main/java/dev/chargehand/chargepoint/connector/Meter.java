// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.connector;

import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.ReadingContext;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what the hardware measures, as the protocol writes it.
final class Meter {
    private final ConnectorHardware hardware;

    Meter(ConnectorHardware hardware) {
        this.hardware = hardware;
    }

    MeterValue read(Instant at) {
        List<SampledValue> samples = new ArrayList<>();
        samples.add(sample(
                String.valueOf(hardware.energyRegisterWh()),
                Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                UnitOfMeasure.WH));
        samples.add(sample(
                String.format(Locale.ROOT, "%.1f", hardware.powerW()), Measurand.POWER_ACTIVE_IMPORT, UnitOfMeasure.W));
        hardware.socPercent()
                .ifPresent(soc -> samples.add(
                        sample(String.format(Locale.ROOT, "%.1f", soc), Measurand.SOC, UnitOfMeasure.PERCENT)));
        return new MeterValue(at, samples);
    }

    private static SampledValue sample(String value, Measurand measurand, @Nullable UnitOfMeasure unit) {
        return new SampledValue(value, ReadingContext.SAMPLE_PERIODIC, null, measurand, null, null, unit);
    }
}
