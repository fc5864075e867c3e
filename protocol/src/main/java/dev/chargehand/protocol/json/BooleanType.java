// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.util.Map;

/// True or false.
final class BooleanType implements ValueType {
    @Override
    public Object read(PayloadReader in) {
        return switch (in.in().currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> readText(in);
            case null, default -> throw in.wrongType("true or false");
        };
    }

    private static Object readText(PayloadReader in) {
        String text = in.in().getString();
        boolean isTrue = text.equalsIgnoreCase("true");
        if (!isTrue && !text.equalsIgnoreCase("false")) {
            throw in.wrongType("true or false");
        }
        in.tolerate(
                Kind.TEXT_FOR_NUMBER,
                CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                text,
                in.wrongTypeReason("true or false"));
        return isTrue;
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        out.out().writeBoolean((Boolean) value);
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "boolean");
    }
}
