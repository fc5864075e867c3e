// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a configuration key of a charge point.
///
/// @param name its name, as the charge point spells it
/// @param known whether the charge point knows it; false for one that was asked for in vain
/// @param readonly whether it refuses to change it; null if it was never read
/// @param value its value; null if it has none, or if that is secret
/// @param readAt when this was read, or set
/// @param pendingValue the value it will have after the next boot
/// @param rebootRequired whether a boot has to come before the last change counts
public record ConfigurationKey(
        String name,
        boolean known,
        @Nullable Boolean readonly,
        @Nullable String value,
        Instant readAt,
        @Nullable String pendingValue,
        boolean rebootRequired) {}
