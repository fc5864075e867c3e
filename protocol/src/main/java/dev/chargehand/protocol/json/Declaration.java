// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.TextValue;
import dev.chargehand.protocol.Word;
import dev.chargehand.protocol.field.AtLeastOne;
import dev.chargehand.protocol.field.MaxLength;
import dev.chargehand.protocol.field.MultipleOf;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/// Reads what a record declares of its components. The only reflection there is: once for each type, at its first
/// use; after that a message costs method handles.
final class Declaration {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Declaration() {}

    static ObjectType of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length > ObjectType.MAX_FIELDS) {
            throw new IllegalArgumentException(type.getName() + " has too many components");
        }
        List<Field> fields = Arrays.stream(components).map(Declaration::field).toList();
        return new ObjectType(fields, constructor(type, components));
    }

    private static Field field(RecordComponent component) {
        String name = component.getName();
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        MethodHandle accessor = handle(() -> LOOKUP.unreflect(accessible(component.getAccessor())))
                .asType(MethodType.methodType(Object.class, Object.class));
        return new Field(name, new SerializedString(name), required, type(component), accessor);
    }

    private static ValueType type(RecordComponent component) {
        if (component.getType() != List.class) {
            return single(component.getType(), component);
        }
        AnnotatedType item =
                ((AnnotatedParameterizedType) component.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
        return new ListType(
                single((Class<?>) item.getType(), component), component.isAnnotationPresent(AtLeastOne.class));
    }

    private static ValueType single(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return new TextType(maxLength(component), null);
        } else if (type == int.class || type == Integer.class) {
            return new WholeType(false);
        } else if (type == long.class || type == Long.class) {
            return new WholeType(true);
        } else if (type == boolean.class || type == Boolean.class) {
            return new BooleanType();
        } else if (type == BigDecimal.class) {
            MultipleOf step = component.getAnnotation(MultipleOf.class);
            return new DecimalType(step == null ? null : new BigDecimal(step.value()));
        } else if (type == Instant.class) {
            return new TimeType();
        } else if (type.isEnum() && Word.class.isAssignableFrom(type)) {
            return new WordType(type);
        } else if (type.isRecord() && TextValue.class.isAssignableFrom(type)) {
            return textValue(type, component);
        } else if (type.isRecord()) {
            return of(type);
        }
        throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " has a type that no message can have: " + type.getName());
    }

    /// The length of a text type may be its own, as that of a tag, or the component's, as that of a key.
    private static ValueType textValue(Class<?> type, RecordComponent component) {
        RecordComponent[] own = type.getRecordComponents();
        if (own.length != 1 || own[0].getType() != String.class) {
            throw new IllegalArgumentException(type.getName() + " is no record of one text");
        }
        MethodHandle constructor = constructor(type, own);
        Function<String, Object> wrap = text -> {
            try {
                return constructor.invokeExact(new Object[] {text});
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("building a text value failed", e);
            }
        };
        return new TextType(Math.min(maxLength(component), maxLength(own[0])), wrap);
    }

    private static int maxLength(RecordComponent component) {
        MaxLength limit = component.getAnnotation(MaxLength.class);
        return limit == null ? TextType.UNLIMITED : limit.value();
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return handle(() -> {
                    Constructor<?> canonical = type.getDeclaredConstructor(parameters);
                    return LOOKUP.unreflectConstructor(accessible(canonical));
                })
                .asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private static <T extends AccessibleObject> T accessible(T member) {
        try {
            member.setAccessible(true);
            return member;
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException("open the package of your message to dev.chargehand.protocol", e);
        }
    }

    private static MethodHandle handle(Lookup lookup) {
        try {
            return lookup.find();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a record without its own members", e);
        }
    }

    private interface Lookup {
        MethodHandle find() throws ReflectiveOperationException;
    }
}
