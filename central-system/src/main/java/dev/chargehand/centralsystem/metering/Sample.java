// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.centralsystem.metering.Point.Origin;
import dev.chargehand.protocol.core.SampledValue;
import java.math.BigDecimal;
import java.time.Instant;

/// A number that a meter said, or the sum of several of one moment.
///
/// @param at when
/// @param number in the base unit
/// @param source the index of its reading
/// @param index its index in the reading; of a sum, that of the last addend
/// @param value the sample as it came
/// @param summed whether it is a sum
record Sample(Instant at, BigDecimal number, int source, int index, SampledValue value, boolean summed) {
    Sample withNumber(BigDecimal other) {
        return new Sample(at, other, source, index, value, summed);
    }

    Point point() {
        return new Point(at, number.doubleValue(), summed ? Origin.DERIVED : Origin.MEASURED, source);
    }

    LeftOut leftOut(Reason reason, String why) {
        return new LeftOut(reason, why, at, source, index, value);
    }
}
