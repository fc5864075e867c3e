// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;

/// Reads and writes one type of message. All it knows comes from the record's declaration. For all threads.
///
/// @param <T> the message, a record
public final class MessageCodec<T> {
    private static final ClassValue<MessageCodec<?>> CODECS = new ClassValue<>() {
        @Override
        protected MessageCodec<?> computeValue(Class<?> type) {
            return new MessageCodec<>(type, Declaration.of(type));
        }
    };

    private final Class<T> type;
    private final ObjectType shape;

    private MessageCodec(Class<T> type, ObjectType shape) {
        this.type = type;
        this.shape = shape;
    }

    /// The codec of a type; always the same one.
    ///
    /// @throws IllegalArgumentException if the type is no record, or has a component that no message can have
    @SuppressWarnings("unchecked")
    public static <T> MessageCodec<T> of(Class<T> type) {
        return (MessageCodec<T>) CODECS.get(type);
    }

    /// The type of message.
    public Class<T> type() {
        return type;
    }

    /// Reads the payload on whose first token the parser stands; if it is readable, to its last token.
    ///
    /// @throws JacksonException if the text is not JSON
    public Decoded<T> decode(JsonParser payload, Reading reading) {
        var reader = new PayloadReader(payload, reading);
        try {
            T message = type.cast(shape.readPayload(reader));
            return new Decoded.Message<>(message, reader.deviations());
        } catch (ViolationSignal signal) {
            return new Decoded.Unreadable<>(signal.violation());
        }
    }

    /// Reads a text that is one payload.
    public Decoded<T> decode(String json, Reading reading) {
        try (JsonParser parser = Json.parser(json)) {
            parser.nextToken();
            Decoded<T> decoded = decode(parser, reading);
            return decoded instanceof Decoded.Message<T> && parser.nextToken() != null
                    ? malformed("has text behind its end")
                    : decoded;
        } catch (JacksonException e) {
            return malformed("is not valid JSON");
        }
    }

    private static <T> Decoded<T> malformed(String reason) {
        return new Decoded.Unreadable<>(new Violation(CallErrorCode.FORMATION_VIOLATION, "", reason));
    }

    /// Writes a message, after checking it as a strict reader would.
    ///
    /// @throws ConstraintException if the message is one that may not be sent; what was written of it is void
    public void encode(T message, JsonGenerator out) {
        try {
            shape.write(message, new PayloadWriter(out, out.streamWriteContext().getNestingDepth()));
        } catch (ViolationSignal signal) {
            throw new ConstraintException(type.getSimpleName(), signal.violation());
        }
    }

    /// Writes a message to a text.
    ///
    /// @throws ConstraintException if the message is one that may not be sent
    public String encode(T message) {
        var text = new StringWriter();
        try (JsonGenerator out = Json.factory().createGenerator(ObjectWriteContext.empty(), text)) {
            encode(message, out);
        }
        return text.toString();
    }

    ObjectType shape() {
        return shape;
    }
}
