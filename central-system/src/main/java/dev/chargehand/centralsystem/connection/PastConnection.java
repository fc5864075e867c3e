// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import java.time.Instant;

/// A connection that has ended.
///
/// @param chargePoint whose it was
/// @param remote from which address
/// @param openedAt when it was opened
/// @param closedAt when it ended
/// @param code the WebSocket close code; 1005 if the peer gave none, 1006 if it just broke off
/// @param reason why, in words
public record PastConnection(
        String chargePoint, String remote, Instant openedAt, Instant closedAt, int code, String reason) {}
