// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A BootNotification that was received.
///
/// @param id its id; a later boot has a higher one
/// @param at when it arrived
/// @param answer the status it was answered with, in the protocol's word
/// @param vendor the maker it told
/// @param model the model it told
/// @param firmwareVersion the firmware it told
/// @param frame the message
public record Boot(
        long id,
        Instant at,
        String answer,
        String vendor,
        String model,
        @Nullable String firmwareVersion,
        String frame) {}
