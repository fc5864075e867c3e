// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/// One payload while it is read: where the parser stands, how to judge, and what was let pass.
final class PayloadReader {
    /// How many deviations of one message are kept; a message that has more is none.
    private static final int MAX_DEVIATIONS = 100;

    private static final int MAX_QUOTED = 40;

    private final JsonParser in;
    private final Reading reading;
    private final int depth;
    private @Nullable List<Deviation> deviations;

    PayloadReader(JsonParser in, Reading reading) {
        this.in = in;
        this.reading = reading;
        JsonToken token = in.currentToken();
        int here = in.streamReadContext().getNestingDepth();
        this.depth = token != null && token.isStructStart() ? here - 1 : here;
    }

    JsonParser in() {
        return in;
    }

    Instant now() {
        return reading.clock().instant();
    }

    List<Deviation> deviations() {
        return deviations == null ? List.of() : List.copyOf(deviations);
    }

    /// Judges a fault at the field that is being read: a violation for a strict reader, a deviation for a tolerant
    /// one.
    void tolerate(Kind kind, CallErrorCode code, String raw, String reason) {
        tolerateAt(pointer(), kind, code, raw, reason);
    }

    void tolerateAt(String pointer, Kind kind, CallErrorCode code, String raw, String reason) {
        if (reading.strictness() == Strictness.STRICT) {
            throw new ViolationSignal(code, pointer, reason);
        }
        if (deviations == null) {
            deviations = new ArrayList<>();
        }
        if (deviations.size() < MAX_DEVIATIONS) {
            deviations.add(new Deviation(kind, pointer, cut(raw, Deviation.MAX_RAW), reason));
        }
    }

    /// A fault that no reader lets pass, at the field that is being read.
    ViolationSignal violation(CallErrorCode code, String reason) {
        return new ViolationSignal(code, pointer(), reason);
    }

    /// A wrong JSON type that no reader lets pass.
    ViolationSignal wrongType(String due) {
        return violation(CallErrorCode.TYPE_CONSTRAINT_VIOLATION, wrongTypeReason(due));
    }

    String wrongTypeReason(String due) {
        return "must be " + due + ", not " + describe(in.currentToken());
    }

    String pointer() {
        return ViolationSignal.pointer(in.streamReadContext(), depth);
    }

    /// The JSON text of the value at which the parser stands, which is read to its end.
    String rawJson() {
        var text = new StringWriter();
        try (JsonGenerator out = Json.factory().createGenerator(ObjectWriteContext.empty(), text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    /// Received text as a reason may show it: short, and without control characters.
    static String quoted(String text) {
        String printable = text.codePoints()
                .limit(MAX_QUOTED)
                .map(c -> isPrintable(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + printable + (text.codePointCount(0, text.length()) > MAX_QUOTED ? "..." : "") + "'";
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String describe(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case null, default -> "nothing";
        };
    }
}
