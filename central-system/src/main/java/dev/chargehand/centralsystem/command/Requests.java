// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.configuration.Secrets;
import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.RemoteStartTransactionRequest;
import dev.chargehand.protocol.core.RemoteStopTransactionRequest;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.UnlockConnectorRequest;
import dev.chargehand.protocol.json.ConstraintException;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.protocol.json.Reading;
import dev.chargehand.protocol.json.Violation;
import dev.chargehand.protocol.smartcharging.ChargingProfilePurpose;
import org.jspecify.annotations.Nullable;

/// The requests that can be ordered, as text and back, and what is special about some of them.
public final class Requests {
    private static final String HIDDEN = "";

    private Requests() {}

    /// What a text came to.
    public sealed interface Read {
        /// It is a request.
        record Request(FromCentralSystem<?> request) implements Read {}

        /// It is none that may be sent.
        record Wrong(Violation violation) implements Read {}

        /// A central system sends no request of that name.
        record NoSuchAction() implements Read {}
    }

    /// Reads a request that a person or program wrote, strictly.
    ///
    /// @param action the protocol's name of the request
    /// @param json its payload
    public static Read read(String action, String json) {
        Action<?, ?> known = Action.named(action);
        if (known == null || !known.isFromCentralSystem()) {
            return new Read.NoSuchAction();
        }
        return switch (MessageCodec.of(known.request()).decode(json, Reading.strict())) {
            case Decoded.Message<?> message -> new Read.Request((FromCentralSystem<?>) message.message());
            case Decoded.Unreadable<?> unreadable -> new Read.Wrong(unreadable.violation());
        };
    }

    static String action(FromCentralSystem<?> request) {
        return Action.ofMessage(request).name();
    }

    /// The text to keep of a request: all of it but what is secret.
    ///
    /// @throws ConstraintException if it may not be sent
    static String text(FromCentralSystem<?> request) {
        encode(request);
        return encode(
                request instanceof ChangeConfigurationRequest change && hasSecret(change)
                        ? new ChangeConfigurationRequest(change.key(), HIDDEN)
                        : request);
    }

    @SuppressWarnings("unchecked")
    private static String encode(FromCentralSystem<?> request) {
        var codec = (MessageCodec<FromCentralSystem<?>>) (MessageCodec<?>) MessageCodec.of(request.getClass());
        return codec.encode(request);
    }

    /// Whether the kept text lacks something, so that the request cannot be sent from it.
    static boolean hasSecret(FromCentralSystem<?> request) {
        return request instanceof ChangeConfigurationRequest change
                && Secrets.isSecret(change.key().value());
    }

    /// Whether it must not wait for its charge point, since it is dangerous when it comes late (rule
    /// 10.17).
    static boolean mustNotWait(FromCentralSystem<?> request) {
        return request instanceof RemoteStartTransactionRequest
                || request instanceof RemoteStopTransactionRequest
                || request instanceof UnlockConnectorRequest
                || request instanceof ResetRequest
                || hasSecret(request);
    }

    /// Whether it may be sent to a charge point whose registration is pending (OCPP 1.6 section 4.2).
    static boolean isForPending(FromCentralSystem<?> request) {
        return !(request instanceof RemoteStartTransactionRequest)
                && !(request instanceof RemoteStopTransactionRequest);
    }

    /// What the protocol forbids beyond the schema; null for nothing.
    static @Nullable String objection(FromCentralSystem<?> request) {
        return switch (request) {
            case RemoteStartTransactionRequest start -> objection(start);
            case UnlockConnectorRequest unlock ->
                unlock.connectorId() < 1 ? "/connectorId must be 1 or more to unlock a connector" : null;
            default -> null;
        };
    }

    private static @Nullable String objection(RemoteStartTransactionRequest start) {
        if (start.connectorId() != null && start.connectorId() < 1) {
            return "/connectorId must be 1 or more, or absent";
        }
        var profile = start.chargingProfile();
        if (profile != null && profile.chargingProfilePurpose() != ChargingProfilePurpose.TX_PROFILE) {
            return "/chargingProfile/chargingProfilePurpose must be TxProfile";
        }
        return profile != null && profile.transactionId() != null
                ? "/chargingProfile/transactionId must be absent: there is no transaction yet"
                : null;
    }
}
