// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.core.ValueFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a reading says about energy, power and battery, in one unit each. Samples that are signed, no
/// numbers, or
/// measured elsewhere than at the outlet say nothing here.
final class Readings {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Readings() {}

    static Progress of(MeterValue reading) {
        BigDecimal register = overall(reading, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER);
        BigDecimal power = overall(reading, Measurand.POWER_ACTIVE_IMPORT);
        return new Progress(
                reading.timestamp(),
                register == null
                        ? null
                        : register.setScale(0, RoundingMode.HALF_UP).longValue(),
                power == null ? null : power.doubleValue(),
                soc(reading));
    }

    /// The value of all phases together: as it was measured so, or the sum of the single ones.
    private static @Nullable BigDecimal overall(MeterValue reading, Measurand measurand) {
        List<BigDecimal> whole = values(reading, measurand, sample -> sample.phase() == null);
        if (!whole.isEmpty()) {
            return whole.getFirst();
        }
        return values(reading, measurand, sample -> sample.phase() != null).stream()
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static List<BigDecimal> values(MeterValue reading, Measurand measurand, Predicate<SampledValue> ofPhase) {
        List<BigDecimal> values = new ArrayList<>();
        for (SampledValue sample : reading.sampledValue()) {
            boolean wanted = sample.measurandOrDefault() == measurand
                    && sample.formatOrDefault() == ValueFormat.RAW
                    && sample.locationOrDefault() == Location.OUTLET
                    && ofPhase.test(sample);
            BigDecimal value = wanted ? inBaseUnit(sample) : null;
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Double soc(MeterValue reading) {
        for (SampledValue sample : reading.sampledValue()) {
            BigDecimal value = sample.measurandOrDefault() == Measurand.SOC ? Decimals.parse(sample.value()) : null;
            if (value != null) {
                return value.doubleValue();
            }
        }
        return null;
    }

    private static @Nullable BigDecimal inBaseUnit(SampledValue sample) {
        BigDecimal value = Decimals.parse(sample.value());
        boolean thousands = sample.unit() == UnitOfMeasure.KWH || sample.unit() == UnitOfMeasure.KW;
        return value != null && thousands ? value.multiply(THOUSAND) : value;
    }
}
