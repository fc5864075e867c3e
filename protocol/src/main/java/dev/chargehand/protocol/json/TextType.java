// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.TextValue;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// Text, plain or as a [TextValue].
///
/// @param maxLength how many code points it may have
/// @param wrap makes the value of the text, or null if the value is the text
record TextType(int maxLength, @Nullable Function<String, Object> wrap) implements ValueType {
    static final int UNLIMITED = Integer.MAX_VALUE;
    private static final String DUE = "text";

    @Override
    public Object read(PayloadReader in) {
        JsonParser parser = in.in();
        String text = switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                tolerated(in, Kind.NUMBER_FOR_TEXT, parser.getString());
            case START_OBJECT, START_ARRAY -> {
                String pointer = in.pointer();
                String reason = in.wrongTypeReason(DUE);
                String json = in.rawJson();
                in.tolerateAt(pointer, Kind.JSON_FOR_TEXT, CallErrorCode.TYPE_CONSTRAINT_VIOLATION, json, reason);
                yield json;
            }
            case null, default -> throw in.wrongType(DUE);
        };
        if (isTooLong(text)) {
            in.tolerate(Kind.TOO_LONG, CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, text, lengthReason(text));
        }
        return wrap == null ? text : wrap.apply(text);
    }

    private static String tolerated(PayloadReader in, Kind kind, String text) {
        in.tolerate(kind, CallErrorCode.TYPE_CONSTRAINT_VIOLATION, text, in.wrongTypeReason(DUE));
        return text;
    }

    private boolean isTooLong(String text) {
        return text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
    }

    private String lengthReason(String text) {
        return "has " + text.codePointCount(0, text.length()) + " characters, at most " + maxLength + " are allowed";
    }

    @Override
    public @Nullable Object standIn(PayloadReader in) {
        return wrap == null ? "" : null;
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        String text = value instanceof TextValue wrapped ? wrapped.value() : (String) value;
        if (isTooLong(text)) {
            throw out.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, lengthReason(text));
        }
        out.out().writeString(text);
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "string");
        if (maxLength != UNLIMITED) {
            schema.put("maxLength", maxLength);
        }
    }
}
