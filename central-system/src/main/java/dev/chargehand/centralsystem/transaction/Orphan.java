// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message about a transaction that cannot be told.
///
/// @param id its id
/// @param chargePoint who sent it
/// @param kind what it is
/// @param transactionId the id that it names
/// @param connectorId the connector that it names, if it does
/// @param tagKey the tag that it names, as tags compare, if it does
/// @param meterWh the meter register that it tells, if it does
/// @param at when it happened, by the charge point's clock
/// @param receivedAt when it arrived
/// @param frame the message
/// @param state what became of it
/// @param attachedTo the transaction it turned out to belong to
public record Orphan(
        long id,
        String chargePoint,
        Kind kind,
        int transactionId,
        @Nullable Integer connectorId,
        @Nullable String tagKey,
        @Nullable Long meterWh,
        Instant at,
        Instant receivedAt,
        String frame,
        State state,
        @Nullable Integer attachedTo) {
    /// What kind of message it is.
    public enum Kind {
        /// The end of a transaction.
        STOP_TRANSACTION("StopTransaction"),
        /// Readings in a transaction.
        METER_VALUES("MeterValues");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /// The protocol's name of the message.
        public String action() {
            return action;
        }

        static Kind of(String action) {
            return action.equals(STOP_TRANSACTION.action) ? STOP_TRANSACTION : METER_VALUES;
        }
    }

    /// What became of an orphan.
    public enum State {
        /// Nothing yet.
        OPEN,
        /// It belongs to a transaction now.
        ATTACHED,
        /// An operator says that it is of no use.
        DISMISSED;

        /// Its name for programs.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
