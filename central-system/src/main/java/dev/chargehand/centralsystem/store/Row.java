// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The values of one row for a [HotStatement].
///
/// A value is a `Long`, `Integer`, `Double`, `String`, or null; or a [LongSupplier], which is asked on the
/// thread that
/// writes, just before the row is written.
public final class Row {
    private final HotStatement statement;
    private final @Nullable Object[] values;

    Row(HotStatement statement, @Nullable Object[] values) {
        this.statement = statement;
        this.values = values;
    }

    HotStatement statement() {
        return statement;
    }

    @Nullable
    Object value(int index) {
        return values[index] instanceof LongSupplier later ? Long.valueOf(later.getAsLong()) : values[index];
    }

    /// The values of many rows, column by column, each asked for once.
    @SuppressWarnings("NullAway") // it takes the inner arrays for such without null
    static @Nullable Object[][] columns(List<Row> rows, int count) {
        @Nullable Object[][] columns = new Object[count][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < count; column++) {
                columns[column][row] = rows.get(row).value(column);
            }
        }
        return columns;
    }
}
