// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static dev.chargehand.protocol.CallErrorCode.FORMATION_VIOLATION;
import static dev.chargehand.protocol.CallErrorCode.NOT_IMPLEMENTED;
import static dev.chargehand.protocol.CallErrorCode.NOT_SUPPORTED;
import static dev.chargehand.protocol.CallErrorCode.PROTOCOL_ERROR;

import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.Decoded.Message;
import dev.chargehand.protocol.json.Decoded.Unreadable;
import dev.chargehand.protocol.json.Json;
import dev.chargehand.protocol.json.Reading;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.protocol.json.Violation;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.CallOutcome.Invalid;
import dev.chargehand.rpc.CallOutcome.Refused;
import dev.chargehand.rpc.Handlers.Registration;
import dev.chargehand.rpc.RpcObserver.Ignored;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads one frame and tells the connection what it is (OCPP-J 1.6 sections 4.1 and 4.2).
///
/// A frame is read in one pass. What is known when it turns out to be broken decides what happens: once the id of a
/// CALL is known there is something to answer to, so the peer gets an error; before that the frame is dropped.
final class FrameReader {
    private static final int MAX_ID_LENGTH = 36;

    private final RpcConnection connection;
    private final Handlers handlers;
    private final byte[] frame;

    private int type;
    private @Nullable String messageId;
    private String action = "";

    FrameReader(RpcConnection connection, Handlers handlers, byte[] frame) {
        this.connection = connection;
        this.handlers = handlers;
        this.frame = frame;
    }

    void read() {
        try (JsonParser in = Json.factory().createParser(ObjectReadContext.empty(), frame)) {
            if (in.nextToken() != JsonToken.START_ARRAY || in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                connection.ignore(Ignored.NOT_A_MESSAGE, frame);
                return;
            }
            type = in.getNumberType() == JsonParser.NumberType.INT ? in.getIntValue() : 0;
            switch (type) {
                case FrameWriter.CALL -> readCall(in);
                case FrameWriter.CALL_RESULT -> readResult(in);
                case FrameWriter.CALL_ERROR -> readError(in);
                default -> connection.ignore(Ignored.UNKNOWN_MESSAGE_TYPE, frame);
            }
        } catch (JacksonException e) {
            brokenOff();
        }
    }

    private void brokenOff() {
        if (messageId == null) {
            connection.ignore(Ignored.NOT_JSON, frame);
        } else if (type == FrameWriter.CALL) {
            refuse(messageId, FORMATION_VIOLATION, "the message is not valid JSON");
        } else {
            OutgoingCall<?> call = connection.takeCall(messageId);
            if (call != null) {
                endInvalid(call, new Violation(FORMATION_VIOLATION, "", "the answer is not valid JSON"));
            }
        }
    }

    private void readCall(JsonParser in) {
        String id = readId(in);
        if (id == null) {
            connection.ignore(Ignored.UNUSABLE_ID, frame);
            return;
        }
        messageId = id;
        boolean strict = connection.strictness() == Strictness.STRICT;
        if (strict && id.codePointCount(0, id.length()) > MAX_ID_LENGTH) {
            refuse(id, FORMATION_VIOLATION, "the message id is longer than 36 characters");
            return;
        }
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            refuse(id, FORMATION_VIOLATION, "the third element must be the action's name");
            return;
        }
        action = in.getString();
        if (in.nextToken() == JsonToken.END_ARRAY) {
            refuse(id, PROTOCOL_ERROR, "the payload is missing");
            return;
        }
        Registration<?, ?> registration = handlers.of(action);
        if (registration == null) {
            refuseAction(id);
        } else {
            readRequest(in, id, registration);
        }
    }

    private void refuseAction(String id) {
        if (Action.isKnown(action)) {
            refuse(id, NOT_SUPPORTED, action + " is not supported here");
        } else {
            refuse(id, NOT_IMPLEMENTED, "the action is not known in OCPP 1.6");
        }
    }

    private <Q extends Request<R>, R extends Response> void readRequest(
            JsonParser in, String id, Registration<Q, R> registration) {
        Reading reading = connection.reading();
        switch (registration.requests().decode(in, reading)) {
            case Unreadable<Q>(Violation violation) -> refuse(id, violation.code(), violation.description());
            case Message<Q>(Q request, var deviations) -> {
                String surplus = surplus(in);
                if (surplus == null) {
                    connection.received(new IncomingCall<>(connection, registration, id, frame, request, deviations));
                } else {
                    refuse(id, FORMATION_VIOLATION, surplus);
                }
            }
        }
    }

    private void readResult(JsonParser in) {
        OutgoingCall<?> call = readAnswered(in);
        if (call != null) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                endInvalid(call, new Violation(PROTOCOL_ERROR, "", "the answer has no payload"));
            } else {
                readResponse(in, call);
            }
        }
    }

    private <R extends Response> void readResponse(JsonParser in, OutgoingCall<R> call) {
        Decoded<R> decoded;
        try {
            decoded = call.responses().decode(in, connection.reading());
        } catch (JacksonException e) {
            decoded = new Unreadable<>(new Violation(FORMATION_VIOLATION, "", "the answer is not valid JSON"));
        }
        switch (decoded) {
            case Unreadable<R>(Violation violation) -> endInvalid(call, violation);
            case Message<R>(R response, var deviations) ->
                connection.answered(call, new Answered<>(response, deviations), deviations);
        }
    }

    private void readError(JsonParser in) {
        OutgoingCall<?> call = readAnswered(in);
        if (call != null) {
            String word = "";
            String description = "";
            String details = "{}";
            try {
                word = text(in, in.nextToken());
                description = word.isEmpty() ? "" : text(in, in.nextToken());
                details = in.currentToken() == JsonToken.END_ARRAY ? "{}" : details(in);
            } catch (JacksonException e) {
                description = "(the CALLERROR broke off) " + description;
            }
            endRefused(call, word, description, details);
        }
    }

    private <R extends Response> void endRefused(
            OutgoingCall<R> call, String word, String description, String details) {
        connection.answered(call, new Refused<>(CallErrorCode.of(word), word, description, details), List.of());
    }

    private <R extends Response> void endInvalid(OutgoingCall<R> call, Violation violation) {
        connection.answered(call, new Invalid<>(violation, new String(frame, StandardCharsets.UTF_8)), List.of());
    }

    /// The call that an answer is for; null if there is none, and then the frame is dealt with.
    private @Nullable OutgoingCall<?> readAnswered(JsonParser in) {
        String id = readId(in);
        OutgoingCall<?> call = id == null ? null : connection.takeCall(id);
        if (call == null) {
            connection.ignore(Ignored.UNKNOWN_ANSWER, frame);
        }
        return call;
    }

    private static @Nullable String readId(JsonParser in) {
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        String id = in.getString();
        return id.isEmpty() ? null : id;
    }

    /// The text of a CALLERROR's element, whatever its type; empty for the end of the frame.
    private static String text(JsonParser in, @Nullable JsonToken token) {
        if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isStructStart()) {
            in.skipChildren();
            return "";
        }
        return in.getString();
    }

    private String details(JsonParser in) {
        JsonToken token = in.nextToken();
        if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.VALUE_NULL) {
            return "{}";
        }
        long start = in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        long end = in.currentLocation().getByteOffset();
        return new String(frame, (int) start, (int) (end - start), StandardCharsets.UTF_8);
    }

    /// What stands behind the payload that must not, or null.
    private static @Nullable String surplus(JsonParser in) {
        if (in.nextToken() != JsonToken.END_ARRAY) {
            return "a CALL has four elements, this one has more";
        }
        return in.nextToken() == null ? null : "there is text behind the end of the message";
    }

    private void refuse(String id, CallErrorCode code, String description) {
        connection.refuse(action, id, code, description);
    }
}
