// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes the lines of a file: header, rows, end.
final class ExportWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("\n")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final OutputStream out;
    private final MessageDigest digest = LineReader.digest();
    private final DigestOutputStream checked;
    private final JsonGenerator json;

    ExportWriter(OutputStream out) {
        this.out = out;
        this.checked = new DigestOutputStream(out, digest);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), checked);
    }

    /// Where the rows come from.
    ///
    /// @param dialect which kind of database
    /// @param schema which tables
    /// @param writtenBy which Chargehand
    /// @param at when
    record Origin(String dialect, String schema, String writtenBy, Instant at) {}

    void header(Origin origin, long rows, List<Table> tables) {
        json.writeStartObject();
        json.writeStringProperty("format", Line.FORMAT);
        json.writeNumberProperty("version", Line.VERSION);
        json.writeStringProperty("schema", origin.schema());
        json.writeStringProperty("writtenBy", origin.writtenBy());
        json.writeStringProperty("from", origin.dialect());
        json.writeStringProperty("exportedAt", origin.at().toString());
        json.writeNumberProperty("rows", rows);
        json.writeObjectPropertyStart("tables");
        for (Table table : tables) {
            json.writeArrayPropertyStart(table.name());
            table.columnNames().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Begins a row, whose columns are to be written.
    JsonGenerator beginRow(String table) {
        json.writeStartObject();
        json.writeStringProperty("t", table);
        json.writeObjectPropertyStart("r");
        return json;
    }

    void endRow() {
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Ends the file with what tells whether it is whole.
    void end(Tally tally) throws IOException {
        json.flush();
        checked.write('\n');
        String sum = HexFormat.of().formatHex(digest.digest());
        try (JsonGenerator last = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            last.writeStartObject();
            last.writeObjectPropertyStart("rows");
            tally.rows().forEach(last::writeNumberProperty);
            last.writeEndObject();
            last.writeStringProperty("sha256", sum);
            last.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }
}
