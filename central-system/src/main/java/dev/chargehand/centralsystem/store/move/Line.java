// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.util.List;
import java.util.Map;

/// What a line of a file says.
sealed interface Line {
    /// What a file is that says this in its first line.
    String FORMAT = "chargehand-database";

    /// Which form of it is written here, and read.
    int VERSION = 1;

    /// The first line.
    ///
    /// @param format what the file is
    /// @param version which form of it
    /// @param schema which tables there were, as the migrations number them
    /// @param writtenBy which Chargehand wrote it
    /// @param rows how many rows follow
    /// @param tables the columns of each table
    record Header(
            String format, long version, String schema, String writtenBy, long rows, Map<String, List<String>> tables)
            implements Line {}

    /// A row.
    ///
    /// @param table which table it belongs to
    /// @param values what is not null, by column: each a `Long`, `Double` or `String`
    record Row(String table, Map<String, Object> values) implements Line {}

    /// The last line.
    ///
    /// @param rows how many rows there are of each table
    /// @param sha256 of all lines before
    record End(Map<String, Long> rows, String sha256) implements Line {}
}
