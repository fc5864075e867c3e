// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import java.time.Instant;

/// A handshake that was refused.
///
/// @param identity the identity it named, maybe empty
/// @param remote from which address
/// @param path the path it asked for
/// @param status the HTTP status it got
/// @param reason why, in words
/// @param at when
public record Refusal(String identity, String remote, String path, int status, String reason, Instant at) {}
