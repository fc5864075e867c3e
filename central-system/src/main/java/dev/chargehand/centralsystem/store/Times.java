// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Moments and numbers as columns hold them: a moment is milliseconds since 1970.
public final class Times {
    private Times() {}

    /// The column's value of a moment.
    public static @Nullable Long column(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    /// The moment in a column.
    public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /// The whole number in a column.
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /// The whole number of 32 bits in a column.
    public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /// The number in a column.
    public static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
