// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.store.move.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is shown while rows are moved.
class ProgressTest {
    private final StringWriter err = new StringWriter();
    private long millis;

    private Progress progress(boolean bar) {
        return new Progress(new PrintWriter(err, true), bar, () -> Instant.ofEpochMilli(millis));
    }

    /// Moves rows that take a tenth of a second each.
    private void move(Progress progress, int rows) {
        progress.begins(4096);
        for (int i = 0; i < rows; i++) {
            millis += 100;
            progress.moved("reading");
        }
    }

    @Test
    void aTerminalShowsABarThatIsWrittenOver() {
        move(progress(true), 2048);

        assertThat(err.toString())
                .endsWith("\r[###############...............] 2,048 of 4,096 rows, now reading\u001b[K")
                .doesNotContain("\n");
    }

    @Test
    void elsewhereALineIsEnoughNowAndThen() {
        move(progress(false), 1024);

        assertThat(err.toString().lines()).hasSize(4).last().isEqualTo("1,024 of 4,096 rows, now reading");
    }

    @Test
    void theSumTellsTablesRowsAndSeconds() {
        Progress progress = progress(false);
        move(progress, 15);
        progress.sumUp("Imported", new Tally(Map.of("reading", 15L)));

        assertThat(err.toString().lines()).last().isEqualTo("Imported: 15 rows in 1.5 s");
    }
}
