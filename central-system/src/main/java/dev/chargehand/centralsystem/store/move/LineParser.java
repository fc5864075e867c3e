// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads what a line says. What a later version may add to a header is passed by.
final class LineParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LineReader.LONGEST)
                    .build())
            .build();

    private LineParser() {}

    /// Reads a line.
    ///
    /// @throws IllegalArgumentException if it is none that an export writes
    static Line parse(byte[] line) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            Line read = switch (json.nextName()) {
                case "format" -> header(json);
                case "t" -> row(json);
                case "rows" -> end(json);
                case null, default -> throw new IllegalArgumentException("no line of an export");
            };
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one object");
            }
            return read;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static Line.Header header(JsonParser json) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String name = json.currentName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            if (name.equals("tables") && token == JsonToken.START_OBJECT) {
                tables.putAll(tables(json));
            } else if (token == JsonToken.VALUE_STRING) {
                texts.put(name, json.getString());
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(name, json.getLongValue());
            } else {
                json.skipChildren();
            }
        }
        return new Line.Header(
                texts.getOrDefault("format", ""),
                numbers.getOrDefault("version", 0L),
                texts.getOrDefault("schema", "?"),
                texts.getOrDefault("writtenBy", "?"),
                numbers.getOrDefault("rows", 0L),
                tables);
    }

    private static Map<String, List<String>> tables(JsonParser json) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String table = json.nextName(); table != null; table = json.nextName()) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            List<String> columns = new ArrayList<>();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                columns.add(json.getString());
            }
            expect(json.currentToken(), JsonToken.END_ARRAY);
            tables.put(table, columns);
        }
        return tables;
    }

    private static Line.Row row(JsonParser json) {
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        String table = json.getString();
        expectName(json, "r");
        expect(json.nextToken(), JsonToken.START_OBJECT);
        Map<String, Object> values = new LinkedHashMap<>();
        for (String column = json.nextName(); column != null; column = json.nextName()) {
            if (values.put(column, value(json)) != null) {
                throw new IllegalArgumentException("it says twice what " + column + " is");
            }
        }
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return new Line.Row(table, values);
    }

    private static Object value(JsonParser json) {
        return switch (json.nextToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case JsonToken other -> throw new IllegalArgumentException("a value is neither text nor number: " + other);
        };
    }

    private static Line.End end(JsonParser json) {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table = json.nextName(); table != null; table = json.nextName()) {
            expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
            rows.put(table, json.getLongValue());
        }
        expectName(json, "sha256");
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        String sum = json.getString();
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return new Line.End(rows, sum);
    }

    private static void expectName(JsonParser json, String name) {
        if (!name.equals(json.nextName())) {
            throw new IllegalArgumentException("there is no \"" + name + "\"");
        }
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("there is " + found + " instead of " + expected);
        }
    }
}
