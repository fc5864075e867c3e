// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.connector.Connector;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.AvailabilityStatus;
import dev.chargehand.protocol.core.AvailabilityType;
import dev.chargehand.protocol.core.ChangeAvailabilityRequest;
import dev.chargehand.protocol.core.ChangeAvailabilityResponse;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ChangeConfigurationResponse;
import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.ClearCacheStatus;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.Reason;
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
import dev.chargehand.protocol.smartcharging.ChargingProfilePurpose;
import dev.chargehand.rpc.CallException;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import dev.chargehand.rpc.Handlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The nine requests of the central system (OCPP 1.6 chapter 5). Each is answered on the charge point's own thread,
/// for which the handler waits; what it sets off that sends messages happens after the answer has left.
final class Commands {
    private static final long ANSWER_WITHIN_SECONDS = 20;

    private final ChargePoint chargePoint;

    Commands(ChargePoint chargePoint) {
        this.chargePoint = chargePoint;
    }

    Handlers handlers() {
        return Handlers.builder()
                .on(ChangeAvailabilityRequest.class, home(this::changeAvailability))
                .on(ChangeConfigurationRequest.class, home(this::changeConfiguration))
                .on(ClearCacheRequest.class, home((_, _) -> new ClearCacheResponse(ClearCacheStatus.REJECTED)))
                .on(
                        DataTransferRequest.class,
                        home((_, _) -> new DataTransferResponse(DataTransferStatus.UNKNOWN_VENDOR_ID)))
                .on(GetConfigurationRequest.class, home(this::getConfiguration))
                .on(RemoteStartTransactionRequest.class, home(this::remoteStart))
                .on(RemoteStopTransactionRequest.class, home(this::remoteStop))
                .on(ResetRequest.class, home(this::reset))
                .on(UnlockConnectorRequest.class, home(this::unlock))
                .build();
    }

    private interface Command<Q, R> {
        R run(Exchange exchange, Q request);
    }

    private <Q extends Request<R>, R extends Response> Handler<Q, R> home(Command<Q, R> command) {
        return (exchange, request) -> {
            var answer = new CompletableFuture<R>();
            chargePoint.scheduler().execute(() -> answer(command, exchange, request, answer));
            try {
                return answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof CallException refusal ? refusal : e;
            } catch (TimeoutException e) {
                throw new CallException(CallErrorCode.INTERNAL_ERROR, "the charge point is busy");
            }
        };
    }

    private <Q extends Request<R>, R extends Response> void answer(
            Command<Q, R> command, Exchange exchange, Q request, CompletableFuture<R> answer) {
        try {
            if (chargePoint.isRejected()) {
                throw new CallException(CallErrorCode.SECURITY_ERROR, "this central system has rejected us");
            }
            answer.complete(command.run(exchange, request));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private void after(Exchange exchange, Runnable task) {
        exchange.afterAnswer(() -> chargePoint.scheduler().execute(task));
    }

    private ChangeAvailabilityResponse changeAvailability(Exchange exchange, ChangeAvailabilityRequest request) {
        List<Connector> meant = request.connectorId() == 0
                ? chargePoint.connectors()
                : chargePoint.connector(request.connectorId()).stream().toList();
        if (meant.isEmpty() || request.type() == AvailabilityType.UNRECOGNIZED) {
            return new ChangeAvailabilityResponse(AvailabilityStatus.REJECTED);
        }
        boolean operative = request.type() == AvailabilityType.OPERATIVE;
        boolean busy = !operative && meant.stream().anyMatch(Connector::isCharging);
        after(exchange, () -> meant.forEach(connector -> connector.operative(operative)));
        return new ChangeAvailabilityResponse(busy ? AvailabilityStatus.SCHEDULED : AvailabilityStatus.ACCEPTED);
    }

    private ChangeConfigurationResponse changeConfiguration(Exchange exchange, ChangeConfigurationRequest request) {
        return new ChangeConfigurationResponse(chargePoint.configuration().change(request));
    }

    private GetConfigurationResponse getConfiguration(Exchange exchange, GetConfigurationRequest request) {
        int most = chargePoint.configuration().number(Key.GET_CONFIGURATION_MAX_KEYS);
        if (request.key() != null && request.key().size() > most) {
            throw new CallException(
                    CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "/key has more than " + most + " items");
        }
        return chargePoint.configuration().read(request.key());
    }

    private RemoteStartTransactionResponse remoteStart(Exchange exchange, RemoteStartTransactionRequest request) {
        Optional<Connector> free = chooseFor(request);
        if (!chargePoint.isAccepted() || free.isEmpty() || !isProfileFit(request)) {
            return new RemoteStartTransactionResponse(RemoteStartStopStatus.REJECTED);
        }
        boolean authorize = chargePoint.configuration().flag(Key.AUTHORIZE_REMOTE_TX_REQUESTS);
        after(exchange, () -> {
            if (authorize) {
                free.get().present(request.idTag());
            } else if (free.get().canStart()) {
                free.get().accept(request.idTag());
            }
        });
        return new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED);
    }

    private Optional<Connector> chooseFor(RemoteStartTransactionRequest request) {
        Integer connectorId = request.connectorId();
        return connectorId == null
                ? chargePoint.connectors().stream().filter(Connector::canStart).findFirst()
                : chargePoint.connector(connectorId).filter(Connector::canStart);
    }

    private static boolean isProfileFit(RemoteStartTransactionRequest request) {
        var profile = request.chargingProfile();
        return profile == null || profile.chargingProfilePurpose() == ChargingProfilePurpose.TX_PROFILE;
    }

    private RemoteStopTransactionResponse remoteStop(Exchange exchange, RemoteStopTransactionRequest request) {
        Optional<Connector> running = chargePoint.connectors().stream()
                .filter(connector -> connector
                        .transaction()
                        .filter(transaction ->
                                transaction.id().isPresent() && transaction.id().getAsInt() == request.transactionId())
                        .isPresent())
                .findFirst();
        running.ifPresent(connector -> after(exchange, () -> connector.stop(Reason.REMOTE)));
        return new RemoteStopTransactionResponse(
                running.isPresent() ? RemoteStartStopStatus.ACCEPTED : RemoteStartStopStatus.REJECTED);
    }

    private ResetResponse reset(Exchange exchange, ResetRequest request) {
        Reason reason = request.type() == ResetType.HARD ? Reason.HARD_RESET : Reason.SOFT_RESET;
        after(exchange, () -> chargePoint.restart(reason));
        return new ResetResponse(ResetStatus.ACCEPTED);
    }

    private UnlockConnectorResponse unlock(Exchange exchange, UnlockConnectorRequest request) {
        return new UnlockConnectorResponse(chargePoint
                .connector(request.connectorId())
                .map(connector -> connector.unlock() ? UnlockStatus.UNLOCKED : UnlockStatus.UNLOCK_FAILED)
                .orElse(UnlockStatus.NOT_SUPPORTED));
    }
}
