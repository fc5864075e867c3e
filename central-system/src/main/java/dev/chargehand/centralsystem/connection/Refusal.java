// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import java.time.Instant;

/// Handshakes of one identity that were refused for one reason.
///
/// @param identity the identity they named, maybe empty
/// @param remote from which address the last one came
/// @param path the path the last one asked for
/// @param status the HTTP status they got
/// @param reason why, in words
/// @param firstAt when the first one came
/// @param lastAt when the last one came
/// @param times how many there were
public record Refusal(
        String identity,
        String remote,
        String path,
        int status,
        String reason,
        Instant firstAt,
        Instant lastAt,
        long times) {
    Refusal and(Refusal later) {
        return new Refusal(
                identity, later.remote, later.path, status, reason, firstAt, later.lastAt, times + later.times);
    }
}
