// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells that a transaction has ended (OCPP 1.6 section 4.10). It may arrive late and more than once, as
/// StartTransaction may.
///
/// @param meterStop the meter register in Wh
/// @param timestamp when it ended
/// @param transactionId the transaction; -1 if the charge point never learnt its id
/// @param idTag the tag that stopped it; absent if the charge point itself did
/// @param reason why; absent means Local
/// @param transactionData readings of the transaction
public record StopTransactionRequest(
        long meterStop,
        Instant timestamp,
        int transactionId,
        @Nullable IdTag idTag,
        @Nullable Reason reason,
        @Nullable List<MeterValue> transactionData)
        implements FromChargePoint<StopTransactionResponse> {
    /// Keeps its own copy of the list.
    public StopTransactionRequest {
        transactionData = transactionData == null ? null : List.copyOf(transactionData);
    }

    /// An end without meter values.
    public StopTransactionRequest(
            long meterStop, Instant timestamp, int transactionId, @Nullable IdTag idTag, @Nullable Reason reason) {
        this(meterStop, timestamp, transactionId, idTag, reason, null);
    }
}
