// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param id its place in the order of all events; 0 for one that is not kept
/// @param at when
/// @param type what
/// @param chargePoint at which charge point, if at one
/// @param transactionId in which transaction, if in one
/// @param data more about it, a JSON object
public record Event(
        long id,
        Instant at,
        EventType type,
        @Nullable String chargePoint,
        @Nullable Integer transactionId,
        String data) {}
