// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.field.AtLeastOne;
import dev.chargehand.protocol.field.MultipleOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits over time (OCPP 1.6 section 7.13).
///
/// @param chargingRateUnit the unit of the limits
/// @param chargingSchedulePeriod the periods, the first of which starts at 0
/// @param duration how long it lasts, in seconds; absent means without end
/// @param startSchedule when it starts, for absolute and recurring profiles
/// @param minChargingRate the least that makes sense for the vehicle, in the same unit
public record ChargingSchedule(
        ChargingRateUnit chargingRateUnit,
        @AtLeastOne List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Nullable Integer duration,
        @Nullable Instant startSchedule,
        @MultipleOf("0.1") @Nullable BigDecimal minChargingRate) {
    /// Keeps its own copy of the list.
    public ChargingSchedule {
        chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
    }
}
