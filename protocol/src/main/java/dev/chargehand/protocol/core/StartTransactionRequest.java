// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells that a transaction has started (OCPP 1.6 section 4.8).
///
/// It may arrive hours late: a charge point that was offline queues it. A charge point that gets no answer sends
/// it again, so a receiver must treat an equal request as the same transaction.
///
/// @param connectorId the connector, counted from 1; the schema lets 0 through, so a handler decides
/// @param idTag the tag that started it
/// @param meterStart the meter register in Wh
/// @param timestamp when it started
/// @param reservationId the reservation that this transaction uses up
public record StartTransactionRequest(
        int connectorId,
        IdTag idTag,
        long meterStart,
        Instant timestamp,
        @Nullable Integer reservationId) implements FromChargePoint<StartTransactionResponse> {}
