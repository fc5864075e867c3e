// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.rpc.CallOptions.Priority;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants charge points to be told.
///
/// @param request what they are to be told
/// @param chargePoints who
/// @param by who orders it
/// @param offlinePolicy what becomes of those that are not connected
/// @param priority which calls it overtakes
/// @param perSecond how many are told a second; null for all at once
/// @param within how long it may take until it is sent
/// @param idempotencyKey tells a repetition of the order; null for none
public record Order(
        FromCentralSystem<?> request,
        List<String> chargePoints,
        String by,
        OfflinePolicy offlinePolicy,
        Priority priority,
        @Nullable Double perSecond,
        Duration within,
        @Nullable String idempotencyKey) {
    private static final Duration A_PERSONS_PATIENCE = Duration.ofSeconds(60);

    /// Keeps its own copy of the list.
    ///
    /// @throws IllegalArgumentException if there is nobody to tell, or a number that is not positive
    public Order {
        chargePoints = chargePoints.stream().distinct().toList();
        if (chargePoints.isEmpty() || !within.isPositive() || (perSecond != null && !(perSecond > 0))) {
            throw new IllegalArgumentException("an order needs charge points, a positive time and a positive rate");
        }
    }

    /// What a person wants one charge point to be told, now.
    public static Order now(FromCentralSystem<?> request, String chargePoint, String by) {
        return new Order(
                request, List.of(chargePoint), by, OfflinePolicy.FAIL, Priority.PERSON, null, A_PERSONS_PATIENCE, null);
    }

    /// What many charge points are to be told, each when it is there.
    ///
    /// @param perSecond how many are told a second; null for all at once
    /// @param within how long it may take until the last is told
    public static Order many(
            FromCentralSystem<?> request,
            List<String> chargePoints,
            String by,
            @Nullable Double perSecond,
            Duration within) {
        return new Order(request, chargePoints, by, OfflinePolicy.WAIT, Priority.BULK, perSecond, within, null);
    }

    /// The same with a key by which a repetition is told.
    public Order with(@Nullable String key) {
        return new Order(request, chargePoints, by, offlinePolicy, priority, perSecond, within, key);
    }
}
