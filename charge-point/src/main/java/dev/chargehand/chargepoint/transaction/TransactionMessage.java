// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.transaction;

import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a transaction and that the central system must get to know. The transaction's id is
/// filled in only when it is sent, as it may not be known before.
public sealed interface TransactionMessage {
    /// The transaction.
    LocalTransaction transaction();

    /// It started.
    record Started(LocalTransaction transaction) implements TransactionMessage {}

    /// Its meter was read.
    record Measured(LocalTransaction transaction, MeterValue reading) implements TransactionMessage {}

    /// It ended.
    record Stopped(
            LocalTransaction transaction,
            long meterStopWh,
            Instant at,
            @Nullable IdTag idTag,
            Reason reason) implements TransactionMessage {}
}
