// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A statement that is run for every message, so often that it is prepared once and run in batches.
///
/// It is written twice. SQLite runs within our process, so a statement for each row costs next to nothing:
/// its form
/// has a `?` for each column. For PostgreSQL each statement is a message to another process: its form
/// takes all rows at
/// once, as a table `rows` with the names of the columns.
public final class HotStatement {
    private final int order;
    private final List<Column> columns;
    private final String sqlite;
    private final String postgresql;
    private final int key;

    private HotStatement(int order, List<Column> columns, String sqlite, String postgresql, int key) {
        this.order = order;
        this.columns = columns;
        this.sqlite = sqlite;
        this.postgresql = postgresql;
        this.key = key;
    }

    /// A column of whole numbers of 64 bits.
    public static Column number(String name) {
        return new Column(name, Type.LONG);
    }

    /// A column of texts.
    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    /// The type of a column.
    public enum Type {
        /// A whole number of 64 bits.
        LONG("int8"),
        /// A whole number of 32 bits.
        INT("int4"),
        /// A number with fractions.
        DOUBLE("float8"),
        /// A text.
        TEXT("text");

        private final String postgresql;

        Type(String postgresql) {
            this.postgresql = postgresql;
        }

        String postgresql() {
            return postgresql;
        }
    }

    /// A column of the rows.
    ///
    /// @param name its name, in PostgreSQL's form
    /// @param type its type
    public record Column(String name, Type type) {}

    /// A statement.
    ///
    /// @param order of the statements of one commit, those with lower numbers run first
    /// @param columns the columns of its rows, in the order of SQLite's question marks
    /// @param sqlite SQLite's form
    /// @param postgresql PostgreSQL's form; where it says `:rows`, the table of all rows is put in
    public static HotStatement of(int order, List<Column> columns, String sqlite, String postgresql) {
        return new HotStatement(order, List.copyOf(columns), sqlite, postgresql, -1);
    }

    /// The same, but it decides about its row's companions: where it changes nothing, what was handed in
    /// together
    /// with it for statements that run later is not written either. PostgreSQL's form ends in `returning`
    /// the column by which the rows are told apart.
    ///
    /// @throws IllegalArgumentException if there is no such column of whole numbers
    public HotStatement deciding(String column) {
        int index = columns.indexOf(new Column(column, Type.LONG));
        if (index < 0) {
            throw new IllegalArgumentException("no column of whole numbers: " + column);
        }
        return new HotStatement(order, columns, sqlite, postgresql, index);
    }

    /// A row for it; the values in the order of the columns.
    ///
    /// @throws IllegalArgumentException if there are too many values, or too few
    public Row row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for the columns " + columns);
        }
        return new Row(this, Arrays.copyOf(values, values.length));
    }

    int order() {
        return order;
    }

    List<Column> columns() {
        return columns;
    }

    /// By which column a deciding statement tells what it changed; negative for one that does not decide.
    int key() {
        return key;
    }

    String sqlite() {
        return sqlite;
    }

    String postgresql() {
        String arrays = columns.stream()
                .map(column -> "?::" + column.type().postgresql() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", ", " as rows (", ")"));
        return postgresql.replace(":rows", arrays + names);
    }
}
