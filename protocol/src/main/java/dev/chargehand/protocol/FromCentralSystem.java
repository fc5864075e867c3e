// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import dev.chargehand.protocol.core.ChangeAvailabilityRequest;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.RemoteStartTransactionRequest;
import dev.chargehand.protocol.core.RemoteStopTransactionRequest;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.UnlockConnectorRequest;

/// A request that the central system sends and the charge point answers.
///
/// @param <R> the response that answers this request
public sealed interface FromCentralSystem<R extends Response> extends Request<R>
        permits ChangeAvailabilityRequest,
                ChangeConfigurationRequest,
                ClearCacheRequest,
                DataTransferRequest,
                GetConfigurationRequest,
                RemoteStartTransactionRequest,
                RemoteStopTransactionRequest,
                ResetRequest,
                UnlockConnectorRequest,
                CustomRequest {}
