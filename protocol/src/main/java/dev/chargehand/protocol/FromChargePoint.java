// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;

/// A request that the charge point sends and the central system answers.
///
/// @param <R> the response that answers this request
public sealed interface FromChargePoint<R extends Response> extends Request<R>
        permits AuthorizeRequest,
                BootNotificationRequest,
                DataTransferRequest,
                HeartbeatRequest,
                MeterValuesRequest,
                StartTransactionRequest,
                StatusNotificationRequest,
                StopTransactionRequest,
                CustomRequest {}
