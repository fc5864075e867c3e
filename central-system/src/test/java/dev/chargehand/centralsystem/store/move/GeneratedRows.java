// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.move.Catalogue.Described;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows for every table there is, with the values that are most likely to be spoilt on the way.
final class GeneratedRows {
    private static final int ROWS = 24;
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "null",
            "\"quoted\" 'single' `back`",
            "line\nbreak\r\nand\ttab",
            "back\\slash \\u0041 \\n",
            "\u0001\u001f\u007f\u0080\u2028",
            "\ud83d\ude97\ud83d\udd0c \ud834\udd1e",
            "\u0130\u0131 \u00e9 e\u0301 \uffff \ufeff",
            "\u0628\u0637\u0627\u0642\u0629",
            "{\"t\":\"tag\",\"r\":{}}",
            "x".repeat(1_500));
    private static final List<Long> INT4 = List.of(0L, -1L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE);
    private static final List<Long> INT8 =
            List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -(1L << 53) - 1);
    private static final List<Double> FLOAT8 =
            List.of(0.0, 5.0, 0.1, 1.0 / 3, -2.5, 1e300, Double.MAX_VALUE, Double.MIN_VALUE, 9007199254740992.0);

    private final Random random = new Random(42);
    private final Map<String, List<Object>> values = new HashMap<>();
    private int texts;

    /// Fills a SQLite database.
    ///
    /// @param postgres an empty one that tells what the columns may hold
    void insert(Connection sqlite, Connection postgres) throws SQLException {
        for (String table : Tables.IN_ORDER) {
            List<Described> columns = Catalogue.columns(postgres, table);
            for (int i = 0; i < ROWS; i++) {
                insert(sqlite, table, columns, i);
            }
        }
    }

    private void insert(Connection sqlite, String table, List<Described> columns, int number) throws SQLException {
        String names = columns.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (var sql = sqlite.prepareStatement("insert into " + table + " (" + names + ") values (" + marks + ")")) {
            for (int i = 0; i < columns.size(); i++) {
                Object value = value(columns.get(i), number);
                sql.setObject(i + 1, value);
                if (value != null) {
                    values.computeIfAbsent(table + "." + columns.get(i).name(), _ -> new ArrayList<>())
                            .add(value);
                }
            }
            sql.executeUpdate();
        }
    }

    /// The first row has no nulls, the second as many as it may have.
    private @Nullable Object value(Described column, int number) {
        if (column.nullable() && number > 0 && (number == 1 || random.nextInt(3) == 0)) {
            return null;
        }
        if (!column.refersTo().isEmpty()) {
            List<Object> there = values.getOrDefault(column.refersTo(), List.of());
            return there.get(number % there.size());
        }
        if (column.name().equals("id")) {
            return 3L * number + 1;
        }
        return switch (column.type()) {
            case "int4" -> number < 4 ? INT4.get(number) : (long) random.nextInt();
            case "int8" -> number < 6 ? INT8.get(number) : random.nextLong();
            case "float8" -> FLOAT8.get(number % FLOAT8.size());
            case "text" -> ODD_TEXTS.get(number % ODD_TEXTS.size()) + (number == 0 && column.nullable() ? "" : texts++);
            default -> throw new IllegalArgumentException("no values for " + column);
        };
    }
}
