// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something else that was said about the end of a transaction.
///
/// @param id its id
/// @param stop what was said
/// @param tag the tag that stopped, as it was spelt
/// @param receivedAt when it was said
/// @param frame the message
public record Claim(long id, Stop stop, @Nullable String tag, Instant receivedAt, String frame) {}
