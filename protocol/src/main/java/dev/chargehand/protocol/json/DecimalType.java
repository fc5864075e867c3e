// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// A decimal number, exact.
///
/// @param step what it is a whole multiple of, or null
record DecimalType(@Nullable BigDecimal step) implements ValueType {
    private static final String DUE = "a number";

    /// Beyond this many digits before or behind the point a number is nonsense, and dear to reckon with.
    private static final int MAX_SCALE = 100;

    @Override
    public Object read(PayloadReader in) {
        JsonParser parser = in.in();
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> stepped(in, parse(in, parser.getString()));
            case VALUE_STRING -> {
                BigDecimal value = parse(in, parser.getString().strip());
                in.tolerate(
                        Kind.TEXT_FOR_NUMBER,
                        CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                        parser.getString(),
                        in.wrongTypeReason(DUE));
                yield stepped(in, value);
            }
            case null, default -> throw in.wrongType(DUE);
        };
    }

    private static BigDecimal parse(PayloadReader in, String text) {
        try {
            var value = new BigDecimal(text.length() > MAX_SCALE ? "" : text);
            if (Math.abs((long) value.scale()) > MAX_SCALE) {
                throw in.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "is beyond all reason");
            }
            return value;
        } catch (NumberFormatException e) {
            throw in.wrongType(DUE);
        }
    }

    private BigDecimal stepped(PayloadReader in, BigDecimal value) {
        if (!isStepped(value)) {
            in.tolerate(Kind.STEP, CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, value.toPlainString(), stepReason());
        }
        return value;
    }

    private boolean isStepped(BigDecimal value) {
        return step == null || value.remainder(step).signum() == 0;
    }

    private String stepReason() {
        return "must be a multiple of " + step;
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        var number = (BigDecimal) value;
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw out.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "is beyond all reason");
        }
        if (!isStepped(number)) {
            throw out.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, stepReason());
        }
        out.out().writeNumber(number.toPlainString());
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "number");
        if (step != null) {
            schema.put("multipleOf", step);
        }
    }
}
