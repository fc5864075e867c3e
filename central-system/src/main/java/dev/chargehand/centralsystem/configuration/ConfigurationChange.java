// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A value of a configuration key that was different before, or should have become different.
///
/// @param name the key
/// @param oldValue the value before, as far as it was known
/// @param newValue the value after, or the one that was asked for
/// @param source who changed it
/// @param result what came of it: the charge point's answer, or `Read` where the change was seen on reading
/// @param commandId the command that asked for it
/// @param at when
public record ConfigurationChange(
        String name,
        @Nullable String oldValue,
        @Nullable String newValue,
        Source source,
        String result,
        @Nullable Long commandId,
        Instant at) {
    /// Who changed a value.
    public enum Source {
        /// A ChangeConfiguration of ours.
        COMMAND,
        /// Somebody else: the value was another one when it was read again.
        ELSEWHERE
    }
}
