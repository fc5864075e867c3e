// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.chargehand.centralsystem.command.Command;
import dev.chargehand.centralsystem.command.Command.Consequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command as the interface shows it.
record CommandView(
        long commandId,
        long jobId,
        String chargePoint,
        String action,
        @JsonRawValue String request,
        String state,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String status,
        @JsonRawValue @Nullable String response,
        @Nullable String reason,
        @Nullable LedTo ledTo) {
    /// What it led to.
    record LedTo(String kind, long id, Instant at) {}

    static CommandView of(Command command) {
        Consequence consequence = command.consequence();
        return new CommandView(
                command.id(),
                command.jobId(),
                command.chargePoint(),
                command.action(),
                command.request(),
                command.state().word(),
                command.queuedAt(),
                command.sentAt(),
                command.endedAt(),
                command.status(),
                command.response(),
                command.reason(),
                consequence == null
                        ? null
                        : new LedTo(Words.of(consequence.kind()), consequence.id(), consequence.at()));
    }
}
