// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the specification says of each field, read from `core-facts.txt`.
final class Facts {
    private static final String FILE = "/dev/chargehand/protocol/core-facts.txt";

    private Facts() {}

    /// A field as the specification has it.
    record Fact(String name, String type, boolean required, Map<String, String> rules, List<Fact> fields) {
        int max() {
            return Integer.parseInt(rules.getOrDefault("max", "-1"));
        }

        List<String> words() {
            String words = rules.get("words");
            return words == null ? List.of() : List.of(words.split(",", -1));
        }

        @Nullable
        BigDecimal step() {
            String step = rules.get("multipleOf");
            return step == null ? null : new BigDecimal(step);
        }

        boolean atLeastOne() {
            return rules.containsKey("least");
        }
    }

    /// The fields of each message, by its name.
    static Map<String, List<Fact>> ofMessages() {
        Map<String, List<Fact>> messages = new LinkedHashMap<>();
        Deque<List<Fact>> nesting = new ArrayDeque<>();
        for (String line : lines()) {
            int depth = (line.length() - line.stripLeading().length()) / 2;
            if (depth == 0) {
                nesting.clear();
                nesting.push(messages.computeIfAbsent(line, _ -> new ArrayList<>()));
            } else {
                while (nesting.size() > depth) {
                    nesting.pop();
                }
                Fact fact = fact(line.strip().split(" ", -1));
                nesting.getFirst().add(fact);
                nesting.push(fact.fields());
            }
        }
        return messages;
    }

    private static Fact fact(String[] words) {
        Map<String, String> rules = new LinkedHashMap<>();
        boolean required = false;
        for (int i = 2; i < words.length; i++) {
            required |= words[i].equals("!");
            String[] rule = words[i].split("=", 2);
            if (rule.length == 2) {
                rules.put(rule[0], rule[1]);
            }
        }
        return new Fact(words[0], words[1], required, rules, new ArrayList<>());
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Facts.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The types of all messages that there are.
    static List<Class<?>> messageTypes() {
        return Action.standard().stream()
                .<Class<?>>flatMap(action -> Stream.of(action.request(), action.response()))
                .toList();
    }
}
