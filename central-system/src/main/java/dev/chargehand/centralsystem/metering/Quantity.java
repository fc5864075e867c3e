// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.SampledValue;
import org.jspecify.annotations.Nullable;

/// What a line shows. L1-N and L1 are the same phase here, as charge points use the one or the other. The
/// state of charge has no place: it is always the vehicle's.
///
/// @param connectorId which connector reported it, 0 for the main meter
/// @param phase null for all phases together
/// @param unit the base unit, as the protocol spells it, or Hz; empty if there is none
public record Quantity(
        int connectorId, Measurand measurand, @Nullable Phase phase, Location location, String unit) {
    /// All phases together, at the outlet.
    static Quantity of(int connectorId, Measurand measurand) {
        return new Quantity(connectorId, measurand, null, Location.OUTLET, Units.base(measurand));
    }

    static Quantity of(int connectorId, SampledValue sample) {
        Measurand measurand = sample.measurandOrDefault();
        return new Quantity(
                connectorId,
                measurand,
                phase(sample.phase()),
                measurand == Measurand.SOC ? Location.OUTLET : sample.locationOrDefault(),
                Units.base(measurand));
    }

    static @Nullable Phase phase(@Nullable Phase phase) {
        return switch (phase) {
            case null -> null;
            case L1_N -> Phase.L1;
            case L2_N -> Phase.L2;
            case L3_N -> Phase.L3;
            case L1, L2, L3, N, L1_L2, L2_L3, L3_L1, UNRECOGNIZED -> phase;
        };
    }
}
