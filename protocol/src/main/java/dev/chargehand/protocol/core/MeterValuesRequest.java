// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.field.AtLeastOne;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports what the meters read (OCPP 1.6 section 4.7).
///
/// @param connectorId the connector; 0 for the main meter
/// @param meterValue the readings, each of one moment
/// @param transactionId the transaction that ran on the connector when the meter was read; -1 if its id is not known
public record MeterValuesRequest(
        int connectorId,
        @AtLeastOne List<MeterValue> meterValue,
        @Nullable Integer transactionId) implements FromChargePoint<MeterValuesResponse> {
    /// Keeps its own copy of the list.
    public MeterValuesRequest {
        meterValue = List.copyOf(meterValue);
    }
}
