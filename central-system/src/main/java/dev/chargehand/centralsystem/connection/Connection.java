// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import java.time.Instant;

/// A connection that is open.
///
/// @param identity whose it is
/// @param remote from which address
/// @param since when it was opened
/// @param epoch a number that is higher for a newer connection
public record Connection(String identity, String remote, Instant since, long epoch) {}
