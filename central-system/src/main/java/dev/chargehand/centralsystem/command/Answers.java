// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.ChangeAvailabilityResponse;
import dev.chargehand.protocol.core.ChangeConfigurationResponse;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.RemoteStartTransactionResponse;
import dev.chargehand.protocol.core.RemoteStopTransactionResponse;
import dev.chargehand.protocol.core.ResetResponse;
import dev.chargehand.protocol.core.UnlockConnectorResponse;
import dev.chargehand.protocol.json.ConstraintException;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/// What charge points answer to commands.
final class Answers {
    private Answers() {}

    /// The status in an answer, in the protocol's word, if it has one.
    static @Nullable String status(Response response) {
        return switch (response) {
            case ChangeAvailabilityResponse answer -> answer.status().word();
            case ChangeConfigurationResponse answer -> answer.status().word();
            case ClearCacheResponse answer -> answer.status().word();
            case DataTransferResponse answer -> answer.status().word();
            case RemoteStartTransactionResponse answer -> answer.status().word();
            case RemoteStopTransactionResponse answer -> answer.status().word();
            case ResetResponse answer -> answer.status().word();
            case UnlockConnectorResponse answer -> answer.status().word();
            default -> null;
        };
    }

    /// The answer as JSON; as far as it can be written, since what is received need not be what may be
    /// sent.
    @SuppressWarnings("unchecked")
    static @Nullable String text(Response response) {
        try {
            return ((MessageCodec<Response>) (MessageCodec<?>) MessageCodec.of(response.getClass())).encode(response);
        } catch (ConstraintException e) {
            return null;
        }
    }

    static String inWords(CallOutcome.Why why) {
        return switch (why) {
            case NOT_CONNECTED -> "the charge point is not connected";
            case QUEUE_FULL -> "too much waits for the charge point already";
            case WAITED_TOO_LONG -> "its turn did not come in time";
        };
    }
}
