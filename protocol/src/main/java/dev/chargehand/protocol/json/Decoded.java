// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.util.List;

/// What came of reading a payload.
///
/// @param <T> the type of message
public sealed interface Decoded<T> {
    /// The payload was readable.
    ///
    /// @param message what it says
    /// @param deviations what a tolerant reader let pass, in the order of the text; empty from a strict one
    record Message<T>(T message, List<Deviation> deviations) implements Decoded<T> {}

    /// The payload was not readable.
    ///
    /// @param violation the first fault
    record Unreadable<T>(Violation violation) implements Decoded<T> {}
}
