// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.AvailabilityStatus;
import dev.chargehand.protocol.core.AvailabilityType;
import dev.chargehand.protocol.core.ChangeAvailabilityRequest;
import dev.chargehand.protocol.core.ChangeAvailabilityResponse;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ChangeConfigurationResponse;
import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.ClearCacheStatus;
import dev.chargehand.protocol.core.ConfigurationStatus;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.KeyValue;
import dev.chargehand.protocol.core.RemoteStartStopStatus;
import dev.chargehand.protocol.core.RemoteStartTransactionRequest;
import dev.chargehand.protocol.core.RemoteStartTransactionResponse;
import dev.chargehand.protocol.core.RemoteStopTransactionRequest;
import dev.chargehand.protocol.core.RemoteStopTransactionResponse;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.ResetResponse;
import dev.chargehand.protocol.core.ResetStatus;
import dev.chargehand.protocol.core.ResetType;
import dev.chargehand.protocol.core.UnlockConnectorRequest;
import dev.chargehand.protocol.core.UnlockConnectorResponse;
import dev.chargehand.protocol.core.UnlockStatus;
import eu.chargetime.ocpp.model.core.ChangeAvailabilityConfirmation;
import eu.chargetime.ocpp.model.core.ChangeConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.ClearCacheConfirmation;
import eu.chargetime.ocpp.model.core.GetConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.KeyValueType;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.ResetConfirmation;
import eu.chargetime.ocpp.model.core.UnlockConnectorConfirmation;
import java.util.List;
import java.util.stream.Stream;

/// What a central system sends, in both libraries' types, with the optional fields that both know.
final class FromCentralSystemPairs {
    private FromCentralSystemPairs() {}

    static Stream<Pair<?, ?>> all() {
        return Stream.of(
                changeAvailability(),
                changeConfiguration(),
                clearCache(),
                FromChargePointPairs.dataTransfer(),
                getConfiguration(),
                remoteStart(),
                remoteStop(),
                reset(),
                unlock());
    }

    private static Pair<?, ?> changeAvailability() {
        return new Pair<>(
                new ChangeAvailabilityRequest(2, AvailabilityType.INOPERATIVE),
                new ChangeAvailabilityResponse(AvailabilityStatus.SCHEDULED),
                new eu.chargetime.ocpp.model.core.ChangeAvailabilityRequest(
                        2, eu.chargetime.ocpp.model.core.AvailabilityType.Inoperative),
                new ChangeAvailabilityConfirmation(eu.chargetime.ocpp.model.core.AvailabilityStatus.Scheduled));
    }

    private static Pair<?, ?> changeConfiguration() {
        return new Pair<>(
                new ChangeConfigurationRequest("HeartbeatInterval", "60"),
                new ChangeConfigurationResponse(ConfigurationStatus.REBOOT_REQUIRED),
                new eu.chargetime.ocpp.model.core.ChangeConfigurationRequest("HeartbeatInterval", "60"),
                new ChangeConfigurationConfirmation(eu.chargetime.ocpp.model.core.ConfigurationStatus.RebootRequired));
    }

    private static Pair<?, ?> clearCache() {
        return new Pair<>(
                new ClearCacheRequest(),
                new ClearCacheResponse(ClearCacheStatus.REJECTED),
                new eu.chargetime.ocpp.model.core.ClearCacheRequest(),
                new ClearCacheConfirmation(eu.chargetime.ocpp.model.core.ClearCacheStatus.Rejected));
    }

    private static Pair<?, ?> getConfiguration() {
        var theirs = new eu.chargetime.ocpp.model.core.GetConfigurationRequest();
        theirs.setKey(new String[] {"HeartbeatInterval", "Nonsense"});
        var known = new KeyValueType("HeartbeatInterval", true);
        known.setValue("60");
        var theirAnswer = new GetConfigurationConfirmation();
        theirAnswer.setConfigurationKey(new KeyValueType[] {known});
        theirAnswer.setUnknownKey(new String[] {"Nonsense"});
        return new Pair<>(
                new GetConfigurationRequest(List.of(new CiString("HeartbeatInterval"), new CiString("Nonsense"))),
                new GetConfigurationResponse(
                        List.of(new KeyValue(new CiString("HeartbeatInterval"), true, "60")),
                        List.of(new CiString("Nonsense"))),
                theirs,
                theirAnswer);
    }

    private static Pair<?, ?> remoteStart() {
        var theirs = new eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest("tag");
        theirs.setConnectorId(1);
        return new Pair<>(
                new RemoteStartTransactionRequest(new IdTag("tag"), 1, null),
                new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED),
                theirs,
                new RemoteStartTransactionConfirmation(eu.chargetime.ocpp.model.core.RemoteStartStopStatus.Accepted));
    }

    private static Pair<?, ?> remoteStop() {
        return new Pair<>(
                new RemoteStopTransactionRequest(42),
                new RemoteStopTransactionResponse(RemoteStartStopStatus.REJECTED),
                new eu.chargetime.ocpp.model.core.RemoteStopTransactionRequest(42),
                new RemoteStopTransactionConfirmation(eu.chargetime.ocpp.model.core.RemoteStartStopStatus.Rejected));
    }

    private static Pair<?, ?> reset() {
        return new Pair<>(
                new ResetRequest(ResetType.SOFT),
                new ResetResponse(ResetStatus.ACCEPTED),
                new eu.chargetime.ocpp.model.core.ResetRequest(eu.chargetime.ocpp.model.core.ResetType.Soft),
                new ResetConfirmation(eu.chargetime.ocpp.model.core.ResetStatus.Accepted));
    }

    private static Pair<?, ?> unlock() {
        return new Pair<>(
                new UnlockConnectorRequest(1),
                new UnlockConnectorResponse(UnlockStatus.UNLOCK_FAILED),
                new eu.chargetime.ocpp.model.core.UnlockConnectorRequest(1),
                new UnlockConnectorConfirmation(eu.chargetime.ocpp.model.core.UnlockStatus.UnlockFailed));
    }
}
