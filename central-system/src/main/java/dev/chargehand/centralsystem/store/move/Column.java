// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.sql.JDBCType;
import java.util.Locale;

/// A column of a table.
///
/// @param name its name
/// @param kind what it holds
record Column(String name, Kind kind) {
    /// What a column holds, in each dialect alike.
    enum Kind {
        /// A `long`, or a number that needs fewer bits.
        WHOLE,
        /// A `double`.
        DECIMAL,
        /// A text.
        TEXT;

        static Kind of(int jdbcType) {
            return switch (JDBCType.valueOf(jdbcType)) {
                case SMALLINT, INTEGER, BIGINT -> WHOLE;
                case REAL, FLOAT, DOUBLE -> DECIMAL;
                case VARCHAR -> TEXT;
                case JDBCType other ->
                    throw new IllegalArgumentException(
                            "values of type " + other.getName().toLowerCase(Locale.ROOT) + " cannot be moved yet");
            };
        }
    }
}
