// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// A record as a JSON object: a message, or what is nested in one.
final class ObjectType implements ValueType {
    /// As many fields as the mask of those already seen has bits.
    static final int MAX_FIELDS = Long.SIZE;

    private final Field[] fields;
    private final PropertyNameMatcher names;
    private final MethodHandle constructor;

    /// @param constructor makes the record of its components' values, as `(Object[])Object`
    ObjectType(List<Field> fields, MethodHandle constructor) {
        this.fields = fields.toArray(Field[]::new);
        this.names = Json.factory().constructNameMatcher(List.copyOf(fields), false);
        this.constructor = constructor;
    }

    @Override
    public Object read(PayloadReader in) {
        if (in.in().currentToken() != JsonToken.START_OBJECT) {
            throw in.wrongType("an object");
        }
        return readFields(in);
    }

    /// Reads a whole payload, for which `null` is as good as an empty object (OCPP-J 1.6 section 4.2.1).
    Object readPayload(PayloadReader in) {
        JsonToken token = in.in().currentToken();
        if (token == JsonToken.START_OBJECT) {
            return readFields(in);
        }
        if (token == JsonToken.VALUE_NULL) {
            return construct(in, new @Nullable Object[fields.length]);
        }
        throw in.violation(CallErrorCode.FORMATION_VIOLATION, in.wrongTypeReason("an object"));
    }

    private Object readFields(PayloadReader in) {
        JsonParser parser = in.in();
        @Nullable Object[] values = new @Nullable Object[fields.length];
        long seen = 0;
        int match = parser.nextNameMatch(names);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            if (match < 0) {
                skipUnknown(in);
            } else {
                parser.nextToken();
                if ((seen & 1L << match) != 0) {
                    in.tolerate(Kind.DUPLICATE_FIELD, CallErrorCode.FORMATION_VIOLATION, "", "stands there twice");
                }
                seen |= 1L << match;
                values[match] = readValue(in, fields[match]);
            }
            match = parser.nextNameMatch(names);
        }
        return construct(in, values);
    }

    private static @Nullable Object readValue(PayloadReader in, Field field) {
        if (in.in().currentToken() == JsonToken.VALUE_NULL) {
            in.tolerate(
                    Kind.NULL_FIELD,
                    CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                    "null",
                    "is null; a field without a value is left out");
            return null;
        }
        return field.type().read(in);
    }

    private static void skipUnknown(PayloadReader in) {
        in.in().nextToken();
        String pointer = in.pointer();
        in.tolerateAt(
                pointer,
                Kind.UNKNOWN_FIELD,
                CallErrorCode.FORMATION_VIOLATION,
                in.rawJson(),
                "is no field of this message");
    }

    private Object construct(PayloadReader in, @Nullable Object[] values) {
        for (int i = 0; i < fields.length; i++) {
            if (values[i] == null && fields[i].required()) {
                values[i] = missing(in, fields[i]);
            }
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("building a message failed", e);
        }
    }

    private static Object missing(PayloadReader in, Field field) {
        String pointer = in.pointer() + "/" + field.name();
        Object standIn = field.type().standIn(in);
        if (standIn == null) {
            throw new ViolationSignal(
                    CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, pointer, "is required and missing");
        }
        in.tolerateAt(
                pointer,
                Kind.MISSING_FIELD,
                CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                "",
                "is required and missing");
        return standIn;
    }

    @Override
    public void write(Object value, PayloadWriter to) {
        JsonGenerator out = to.out();
        out.writeStartObject();
        for (Field field : fields) {
            Object component = field.of(value);
            if (component != null) {
                out.writeName(field.key());
                field.type().write(component, to);
            } else if (field.required()) {
                throw new ViolationSignal(
                        CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                        to.pointer() + "/" + field.name(),
                        "is required and missing");
            }
        }
        out.writeEndObject();
    }

    @Override
    public void describe(Map<String, Object> schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field field : fields) {
            Map<String, Object> property = new LinkedHashMap<>();
            field.type().describe(property);
            properties.put(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }
}
