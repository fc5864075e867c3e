// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A moment, as RFC 3339 date-time.
final class TimeType implements ValueType {
    @Override
    public @Nullable Object read(PayloadReader in) {
        JsonParser parser = in.in();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return unreadableType(in);
        }
        Instant exact = Times.parse(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        return exact == null ? readOdd(in, parser.getString()) : exact;
    }

    private static @Nullable Object readOdd(PayloadReader in, String text) {
        Instant odd = OddTimes.parse(text);
        in.tolerate(
                odd == null ? Kind.UNREADABLE_TIME : Kind.ODD_TIME,
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                text,
                "is " + PayloadReader.quoted(text) + ", which is no RFC 3339 date-time such as 2026-01-15T12:00:00Z");
        return odd;
    }

    private static @Nullable Object unreadableType(PayloadReader in) {
        JsonToken token = in.in().currentToken();
        if (token == null || token.isStructStart()) {
            throw in.wrongType("text");
        }
        in.tolerate(
                Kind.UNREADABLE_TIME,
                CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                in.in().getString(),
                in.wrongTypeReason("text"));
        return null;
    }

    @Override
    public Object standIn(PayloadReader in) {
        return in.now();
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        char[] text = Times.format((Instant) value);
        if (text == null) {
            throw out.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "lies outside the years 0 to 9999");
        }
        out.out().writeString(text, 0, text.length);
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "string");
        schema.put("format", "date-time");
    }
}
