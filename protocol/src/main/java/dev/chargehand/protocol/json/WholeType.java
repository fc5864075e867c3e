// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;

/// A whole number of 32 or 64 bits.
///
/// @param wide whether it has 64 bits
record WholeType(boolean wide) implements ValueType {
    private static final String DUE = "a whole number";

    /// What a number beyond the range is read as: no connector, no transaction.
    private static final long NONE = -1;

    private static final int MAX_SCALE = 100;

    @Override
    public Object read(PayloadReader in) {
        JsonParser parser = in.in();
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> whole(in);
            case VALUE_NUMBER_FLOAT -> fraction(in);
            case VALUE_STRING -> text(in);
            case null, default -> throw in.wrongType(DUE);
        };
    }

    private Object whole(PayloadReader in) {
        JsonParser parser = in.in();
        NumberType size = parser.getNumberType();
        if (size == NumberType.INT) {
            return boxed(parser.getIntValue());
        }
        return size == NumberType.LONG && wide
                ? (Object) parser.getLongValue()
                : inRange(in, parser.getBigIntegerValue());
    }

    private Object fraction(PayloadReader in) {
        String text = in.in().getString();
        BigInteger whole = wholeOf(text);
        if (whole == null) {
            throw in.violation(CallErrorCode.TYPE_CONSTRAINT_VIOLATION, "must be a whole number, not " + text);
        }
        in.tolerate(
                Kind.FRACTION,
                CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                text,
                "must be a whole number without a fraction or exponent");
        return inRange(in, whole);
    }

    private Object text(PayloadReader in) {
        String text = in.in().getString();
        BigInteger whole = wholeOf(text.strip());
        if (whole == null) {
            throw in.wrongType(DUE);
        }
        in.tolerate(Kind.TEXT_FOR_NUMBER, CallErrorCode.TYPE_CONSTRAINT_VIOLATION, text, in.wrongTypeReason(DUE));
        return inRange(in, whole);
    }

    private Object inRange(PayloadReader in, BigInteger value) {
        if (value.bitLength() < (wide ? Long.SIZE : Integer.SIZE)) {
            return boxed(value.longValue());
        }
        in.tolerate(
                Kind.OUT_OF_RANGE,
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                value.toString(),
                "does not fit into " + (wide ? "64" : "32") + " bits");
        return boxed(NONE);
    }

    private Object boxed(long value) {
        return wide ? (Object) value : (Object) (int) value;
    }

    private static @org.jspecify.annotations.Nullable BigInteger wholeOf(String text) {
        if (text.isEmpty() || text.length() > MAX_SCALE) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_SCALE ? null : number.toBigIntegerExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        out.out().writeNumber(((Number) value).longValue());
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "integer");
    }
}
