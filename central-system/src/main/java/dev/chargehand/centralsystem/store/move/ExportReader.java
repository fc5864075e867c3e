// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.move.MoveException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a file that an export has written, and tells whether it still is what was written.
final class ExportReader {
    private final LineReader lines;
    private List<String> tables = List.of();

    ExportReader(InputStream in) {
        this.lines = new LineReader(in);
    }

    /// Takes the rows.
    interface Sink {
        /// Takes a row.
        ///
        /// @param size how long its line was
        /// @throws IllegalArgumentException if there is no place for it
        void take(Line.Row row, int size) throws SQLException;
    }

    /// The first line, to be read first.
    Line.Header header() throws IOException {
        byte[] line = lines.next();
        if (!(line != null
                && mayBeHeader(line)
                && parse(line) instanceof Line.Header header
                && header.format().equals(Line.FORMAT))) {
            throw lines.damaged("this is no export of a Chargehand database");
        }
        if (header.version() != Line.VERSION) {
            throw new MoveException(
                    Reason.OTHER_VERSION,
                    "the file has version " + header.version() + " of the format; known here is " + Line.VERSION);
        }
        tables = List.copyOf(header.tables().keySet());
        return header;
    }

    /// What is no JSON at all is not worth a word about its syntax.
    private static boolean mayBeHeader(byte[] line) {
        return line.length > 0 && line[0] == '{';
    }

    /// All rows that follow. What was taken counts for nothing unless this returns.
    Tally rows(Sink sink) throws IOException, SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            switch (parse(line)) {
                case Line.Row row -> {
                    take(sink, row, line.length);
                    counts.merge(row.table(), 1L, Long::sum);
                }
                case Line.End end -> {
                    return check(end, counts);
                }
                case Line.Header _ -> throw lines.damaged("a second header");
            }
        }
        throw new MoveException(Reason.DAMAGED, "the file is cut short: its last line is missing");
    }

    private void take(Sink sink, Line.Row row, int size) throws SQLException {
        try {
            sink.take(row, size);
        } catch (IllegalArgumentException e) {
            throw lines.damaged(String.valueOf(e.getMessage()));
        }
    }

    private Tally check(Line.End end, Map<String, Long> counts) throws IOException {
        if (!end.sha256().equals(lines.sum())) {
            throw new MoveException(Reason.DAMAGED, "the file is not as it was written: its checksum is another");
        }
        if (!List.copyOf(end.rows().keySet()).equals(tables)) {
            throw lines.damaged("it does not name the same tables as the header");
        }
        for (String table : tables) {
            if (!counts.getOrDefault(table, 0L).equals(end.rows().get(table))) {
                throw lines.damaged("there are not as many rows of " + table + " as it says");
            }
        }
        if (lines.next() != null) {
            throw lines.damaged("the file goes on after its end");
        }
        return new Tally(end.rows());
    }

    private Line parse(byte[] line) {
        try {
            return LineParser.parse(line);
        } catch (IllegalArgumentException e) {
            throw lines.damaged(String.valueOf(e.getMessage()));
        }
    }
}
