// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a field may hold: how it is read, checked, written, and described in a schema.
sealed interface ValueType
        permits BooleanType, DecimalType, ListType, ObjectType, TextType, TimeType, WholeType, WordType {
    /// Reads the value at which the parser stands, to its last token. Null means that a tolerant reader could make
    /// nothing of it, and has said so.
    @Nullable
    Object read(PayloadReader in);

    /// Checks and writes a value.
    void write(Object value, PayloadWriter out);

    /// What stands in for a missing required value in tolerant reading, or null if anything would do harm.
    default @Nullable Object standIn(PayloadReader in) {
        return null;
    }

    /// Adds what JSON Schema says of the type.
    void describe(Map<String, Object> schema);
}
