// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.ChangeAvailabilityResponse;
import dev.chargehand.protocol.core.ChangeConfigurationResponse;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.protocol.core.RemoteStartTransactionResponse;
import dev.chargehand.protocol.core.RemoteStopTransactionResponse;
import dev.chargehand.protocol.core.ResetResponse;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.protocol.core.UnlockConnectorResponse;

/// The payload of a CALLRESULT: the answer to a [Request].
public sealed interface Response
        permits AuthorizeResponse,
                BootNotificationResponse,
                ChangeAvailabilityResponse,
                ChangeConfigurationResponse,
                ClearCacheResponse,
                DataTransferResponse,
                GetConfigurationResponse,
                HeartbeatResponse,
                MeterValuesResponse,
                RemoteStartTransactionResponse,
                RemoteStopTransactionResponse,
                ResetResponse,
                StartTransactionResponse,
                StatusNotificationResponse,
                StopTransactionResponse,
                UnlockConnectorResponse,
                CustomResponse {}
