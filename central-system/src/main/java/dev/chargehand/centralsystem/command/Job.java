// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.rpc.CallOptions.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request for one or many charge points.
///
/// @param id its id
/// @param action the protocol's name of the request
/// @param request the request as JSON; what is secret in it is left out
/// @param createdAt when it was ordered
/// @param createdBy who ordered it
/// @param offlinePolicy what becomes of those that are not connected
/// @param priority which calls it overtakes
/// @param perSecond how many of its commands are begun a second; null for all at once
/// @param expiresAt when those that were not sent by then are given up
/// @param cancelledAt when it was cancelled
public record Job(
        long id,
        String action,
        String request,
        Instant createdAt,
        String createdBy,
        OfflinePolicy offlinePolicy,
        Priority priority,
        @Nullable Double perSecond,
        Instant expiresAt,
        @Nullable Instant cancelledAt) {}
