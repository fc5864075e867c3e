// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The readings of all meters. To be used within a unit of work.
public interface MeterValueRepository {
    /// Keeps readings.
    ///
    /// @param transactionId the transaction they belong to; null for none
    /// @param frame the message they came in, where that was odd; else null
    void record(
            String chargePoint,
            int connectorId,
            @Nullable Integer transactionId,
            List<MeterValue> readings,
            Instant receivedAt,
            @Nullable String frame);

    /// The readings of a transaction in the order of their time.
    List<MeterValue> ofTransaction(int transactionId, int limit);
}
