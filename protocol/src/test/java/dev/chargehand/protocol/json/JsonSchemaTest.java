// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.json.Facts.Fact;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The exported schemas say exactly what the specification says: nothing more, nothing less.
class JsonSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<Fact>> FACTS = Facts.ofMessages();

    static List<Class<?>> messages() {
        return Facts.messageTypes();
    }

    @Test
    void thereAreFactsForEachMessageAndForNoOther() {
        assertThat(FACTS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        messages().stream().map(Class::getSimpleName).toList())
                .hasSize(32);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theSchemaOfEachMessageAgreesWithTheSpecification(Class<?> message) {
        Map<?, ?> schema = JSON.readValue(JsonSchema.of(message), Map.class);
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("$schema", "http://json-schema.org/draft-04/schema#");
        expected.put("id", "urn:OCPP:1.6:2019:12:" + message.getSimpleName());
        expected.put("title", message.getSimpleName());
        expected.putAll(object(FACTS.getOrDefault(message.getSimpleName(), List.of())));

        assertThat(normal(schema)).isEqualTo(normal(expected));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theFileIsNamedAsTheOfficialOne(Class<?> message) {
        assertThat(JsonSchema.fileName(message))
                .isEqualTo(message.getSimpleName().replace("Request", "") + ".json");
    }

    private static Map<String, Object> object(List<Fact> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), property(field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        List<String> required =
                fields.stream().filter(Fact::required).map(Fact::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> property(Fact fact) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (fact.type()) {
            case "object" -> schema.putAll(object(fact.fields()));
            case "objects" -> schema.putAll(Map.of("type", "array", "items", object(fact.fields())));
            case "texts" ->
                schema.putAll(Map.of("type", "array", "items", Map.of("type", "string", "maxLength", fact.max())));
            case "time" -> schema.putAll(Map.of("type", "string", "format", "date-time"));
            case "text" -> {
                schema.put("type", "string");
                if (fact.max() > 0) {
                    schema.put("maxLength", fact.max());
                }
                if (!fact.words().isEmpty()) {
                    schema.put("enum", fact.words());
                }
            }
            default -> {
                schema.put("type", fact.type());
                if (fact.step() != null) {
                    schema.put("multipleOf", fact.step());
                }
            }
        }
        return schema;
    }

    /// Lists of words and of required names in one order, numbers in one form.
    private static Object normal(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> sorted = new java.util.TreeMap<>();
                map.forEach((key, member) -> sorted.put(key, normal(member)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(String::valueOf).sorted().toList();
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            default -> value;
        };
    }
}
