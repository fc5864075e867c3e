// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.time.InstantSource;

/// How to read a payload.
///
/// @param strictness how to judge it
/// @param clock what stands in for a required time that is missing or not readable, in tolerant reading
public record Reading(Strictness strictness, InstantSource clock) {
    /// Stops at the first violation.
    public static Reading strict() {
        return new Reading(Strictness.STRICT, InstantSource.system());
    }

    /// Reads what can be read.
    public static Reading tolerant(InstantSource clock) {
        return new Reading(Strictness.TOLERANT, clock);
    }
}
