// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.field.MultipleOf;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A limit from a moment on (OCPP 1.6 section 7.14).
///
/// @param startPeriod seconds from the start of the schedule
/// @param limit the most that may be delivered, in the schedule's unit
/// @param numberPhases how many phases may be used; absent means 3
public record ChargingSchedulePeriod(
        int startPeriod,
        @MultipleOf("0.1") BigDecimal limit,
        @Nullable Integer numberPhases) {}
