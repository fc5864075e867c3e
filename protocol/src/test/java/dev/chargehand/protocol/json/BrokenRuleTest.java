// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static dev.chargehand.protocol.CallErrorCode.FORMATION_VIOLATION;
import static dev.chargehand.protocol.CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
import static dev.chargehand.protocol.CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
import static dev.chargehand.protocol.CallErrorCode.TYPE_CONSTRAINT_VIOLATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Facts.Fact;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Each rule of each field of each message, broken once: the strict reader names the right code and the right place,
/// and the tolerant one throws nothing.
class BrokenRuleTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// A payload with one fault in it.
    private record Broken(String what, String payload, CallErrorCode code, String pointer) {}

    @TestFactory
    Stream<DynamicTest> eachBrokenRuleIsNamedWithItsPlace() {
        return Facts.messageTypes().stream()
                .flatMap(type -> new Breaker(type)
                        .all().stream()
                                .map(broken -> DynamicTest.dynamicTest(
                                        type.getSimpleName() + broken.pointer + " " + broken.what,
                                        () -> check(type, broken))));
    }

    private static void check(Class<?> type, Broken broken) {
        var strict = MessageCodec.of(type).decode(broken.payload, Reading.strict());

        assertThat(strict).isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> {
            assertThat(unreadable.violation().code()).isEqualTo(broken.code);
            assertThat(unreadable.violation().pointer()).isEqualTo(broken.pointer);
            assertThat(unreadable.violation().reason()).isNotBlank().hasSizeLessThan(1000);
        });
        assertThat(MessageCodec.of(type).decode(broken.payload, Reading.tolerant(InstantSource.system())))
                .isNotNull();
    }

    /// Builds a payload with every field from the facts, and breaks one thing at a time.
    private static final class Breaker {
        private final Map<String, Object> payload;
        private final List<Fact> facts;
        private final List<Broken> broken = new ArrayList<>();

        Breaker(Class<?> type) {
            this.facts = Objects.requireNonNull(Facts.ofMessages().get(type.getSimpleName()));
            this.payload = object(facts);
        }

        List<Broken> all() {
            breakObject("", payload, facts);
            return broken;
        }

        private static Map<String, Object> object(List<Fact> fields) {
            Map<String, Object> object = new LinkedHashMap<>();
            fields.forEach(field -> object.put(field.name(), valid(field)));
            return object;
        }

        private static Object valid(Fact fact) {
            return switch (fact.type()) {
                case "integer" -> 7;
                case "number" -> new BigDecimal("8.1");
                case "boolean" -> true;
                case "time" -> "2026-01-15T12:00:00Z";
                case "object" -> object(fact.fields());
                case "objects" -> new ArrayList<>(List.of(object(fact.fields())));
                case "texts" -> new ArrayList<>(List.of("text"));
                default -> fact.words().isEmpty() ? "text" : fact.words().getFirst();
            };
        }

        private void breakObject(String pointer, Map<String, Object> object, List<Fact> fields) {
            with(object, "surplus", 1, "a field too many", FORMATION_VIOLATION, pointer + "/surplus");
            for (Fact field : fields) {
                breakField(pointer + "/" + field.name(), object, field);
            }
        }

        private void breakField(String pointer, Map<String, Object> object, Fact field) {
            if (field.required()) {
                Object value = Objects.requireNonNull(object.remove(field.name()));
                add("missing", OCCURRENCE_CONSTRAINT_VIOLATION, pointer);
                object.put(field.name(), value);
            }
            with(object, field.name(), null, "null", TYPE_CONSTRAINT_VIOLATION, pointer);
            for (Object wrong : wrongTypes(field)) {
                with(object, field.name(), wrong, "is " + wrong, TYPE_CONSTRAINT_VIOLATION, pointer);
            }
            breakValue(pointer, object, field);
            breakNested(pointer, object, field);
        }

        private static List<Object> wrongTypes(Fact field) {
            return switch (field.type()) {
                case "integer" -> List.of("7", true, List.of(), Map.of(), new BigDecimal("5.0"), 5.5);
                case "number" -> List.of("8.1", true, List.of(), Map.of());
                case "boolean" -> List.of("true", 1, List.of(), Map.of());
                case "object" -> List.of("text", 7, false, List.of());
                case "objects", "texts" -> List.of("text", 7, false, Map.of());
                default -> List.of(7, true, List.of(), Map.of());
            };
        }

        private void breakValue(String pointer, Map<String, Object> object, Fact field) {
            String name = field.name();
            if (field.type().equals("text") && field.max() > 0) {
                String tooLong = "\ud83d\ude97".repeat(field.max() + 1);
                with(object, name, tooLong, "too long", PROPERTY_CONSTRAINT_VIOLATION, pointer);
            }
            if (!field.words().isEmpty()) {
                for (String word :
                        List.of("", "Nonsense", field.words().getFirst().toLowerCase(java.util.Locale.ROOT))) {
                    with(object, name, word, "is '" + word + "'", PROPERTY_CONSTRAINT_VIOLATION, pointer);
                }
            }
            if (field.step() != null) {
                with(object, name, new BigDecimal("8.15"), "off its step", PROPERTY_CONSTRAINT_VIOLATION, pointer);
            }
            if (field.type().equals("time")) {
                for (String time :
                        List.of("", "yesterday", "2026-01-15", "2026-02-30T12:00:00Z", "2026-01-15T12:00:00")) {
                    with(object, name, time, "is '" + time + "'", PROPERTY_CONSTRAINT_VIOLATION, pointer);
                }
            }
            if (field.type().equals("integer")) {
                BigDecimal huge = new BigDecimal("1" + "0".repeat(30));
                with(object, name, huge.toBigInteger(), "huge", PROPERTY_CONSTRAINT_VIOLATION, pointer);
            }
            if (field.atLeastOne()) {
                with(object, name, List.of(), "empty", OCCURRENCE_CONSTRAINT_VIOLATION, pointer);
            }
        }

        @SuppressWarnings("unchecked")
        private void breakNested(String pointer, Map<String, Object> object, Fact field) {
            Object value = object.get(field.name());
            switch (field.type()) {
                case "object" ->
                    breakObject(pointer, Objects.requireNonNull((Map<String, Object>) value), field.fields());
                case "objects" -> {
                    var items = Objects.requireNonNull((List<Map<String, Object>>) value);
                    breakObject(pointer + "/0", items.getFirst(), field.fields());
                    var second = new ArrayList<Object>(items);
                    second.add(7);
                    with(object, field.name(), second, "second item", TYPE_CONSTRAINT_VIOLATION, pointer + "/1");
                }
                case "texts" -> {
                    List<Object> items = List.of("text", "t".repeat(field.max() + 1));
                    with(object, field.name(), items, "long item", PROPERTY_CONSTRAINT_VIOLATION, pointer + "/1");
                    with(object, field.name(), List.of(7), "no text", TYPE_CONSTRAINT_VIOLATION, pointer + "/0");
                }
                default -> {}
            }
        }

        private void with(
                Map<String, Object> object,
                String name,
                @org.jspecify.annotations.Nullable Object value,
                String what,
                CallErrorCode code,
                String pointer) {
            boolean wasThere = object.containsKey(name);
            Object before = object.get(name);
            putNullable(object, name, value);
            add(what, code, pointer);
            if (wasThere) {
                putNullable(object, name, before);
            } else {
                object.remove(name);
            }
        }

        @SuppressWarnings("NullAway")
        private static void putNullable(
                Map<String, Object> object, String name, @org.jspecify.annotations.Nullable Object value) {
            object.put(name, value);
        }

        private void add(String what, CallErrorCode code, String pointer) {
            broken.add(new Broken(what, JSON.writeValueAsString(payload), code, pointer));
        }
    }
}
