// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A list of values of one type.
///
/// @param item the type of each
/// @param atLeastOne whether an empty list is a fault
record ListType(ValueType item, boolean atLeastOne) implements ValueType {
    private static final int TYPICAL_SIZE = 4;

    @Override
    public Object read(PayloadReader in) {
        JsonParser parser = in.in();
        if (parser.currentToken() == JsonToken.START_OBJECT && item instanceof ObjectType) {
            in.tolerate(Kind.ITEM_FOR_LIST, CallErrorCode.TYPE_CONSTRAINT_VIOLATION, "", in.wrongTypeReason("a list"));
            Object single = item.read(in);
            return single == null ? List.of() : List.of(single);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw in.wrongType("a list");
        }
        List<Object> items = new ArrayList<>(TYPICAL_SIZE);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = item.read(in);
            if (value != null) {
                items.add(value);
            }
        }
        if (atLeastOne && items.isEmpty()) {
            in.tolerate(
                    Kind.EMPTY_LIST,
                    CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "[]",
                    "is empty, at least one item is required");
        }
        return List.copyOf(items);
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        var items = (List<?>) value;
        if (atLeastOne && items.isEmpty()) {
            throw out.violation(
                    CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "is empty, at least one item is required");
        }
        out.out().writeStartArray();
        for (Object each : items) {
            item.write(each, out);
        }
        out.out().writeEndArray();
    }

    @Override
    public void describe(Map<String, Object> schema) {
        Map<String, Object> items = new LinkedHashMap<>();
        item.describe(items);
        schema.put("type", "array");
        schema.put("items", items);
    }
}
