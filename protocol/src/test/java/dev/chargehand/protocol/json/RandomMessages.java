// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.TextValue;
import dev.chargehand.protocol.Word;
import dev.chargehand.protocol.field.AtLeastOne;
import dev.chargehand.protocol.field.MaxLength;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Valid messages at random: each optional field there or not, texts up to their length with characters beyond the
/// first plane, numbers at their ends.
final class RandomMessages {
    private static final int LONGEST_FREE_TEXT = 60;
    private static final String ALPHABET = "aZ09 -_.:/\\\"'\b\n\t\u0000\u00e4\u0130\u20ac\ud83d\ude97{}[],";

    private final Random random;

    RandomMessages(long seed) {
        this.random = new Random(seed);
    }

    <T> T next(Class<T> type) {
        return type.cast(record(type));
    }

    private Object record(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : components) {
                values.add(component(component));
            }
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        if (component.getType() != List.class) {
            return value(component.getType(), component);
        }
        var item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        int size = random.nextInt(4) + (component.isAnnotationPresent(AtLeastOne.class) ? 1 : 0);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(value(item, component));
        }
        return items;
    }

    private Object value(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return text(component);
        } else if (type == int.class || type == Integer.class) {
            return pick(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt());
        } else if (type == long.class) {
            return pick(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong());
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == BigDecimal.class) {
            return new BigDecimal(random.nextInt(4001)).movePointLeft(1);
        } else if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_799_999L));
        } else if (Word.class.isAssignableFrom(type)) {
            Object[] words = type.getEnumConstants();
            return words[random.nextInt(words.length - 1)];
        } else if (TextValue.class.isAssignableFrom(type)) {
            return textValue(type, component);
        }
        return record(type);
    }

    private Object textValue(Class<?> type, RecordComponent component) {
        try {
            RecordComponent own = type.getRecordComponents()[0];
            RecordComponent limited = own.isAnnotationPresent(MaxLength.class) ? own : component;
            return type.getDeclaredConstructor(String.class).newInstance(text(limited));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private String text(RecordComponent component) {
        MaxLength limit = component.getAnnotation(MaxLength.class);
        int longest = limit == null ? LONGEST_FREE_TEXT : limit.value();
        int length = random.nextInt(4) == 0 ? longest : random.nextInt(longest + 1);
        int[] alphabet = ALPHABET.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
