// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import dev.chargehand.centralsystem.store.move.MoveObserver;
import dev.chargehand.centralsystem.store.move.Tally;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;

/// Shows how far a move is: a bar on a terminal, elsewhere a line now and then; and what came of it.
final class Progress implements MoveObserver {
    private static final int BAR = 30;
    private static final int BAR_MILLIS = 200;
    private static final int LINE_MILLIS = 10_000;
    /// The clock is not asked for each row.
    private static final int ROWS_BETWEEN = 256;

    private static final double MILLIS_A_SECOND = 1000;

    private final PrintWriter err;
    private final boolean bar;
    private final InstantSource clock;
    private final long startedAt;
    private long shownAt;
    private long expected;
    private long rows;

    Progress(PrintWriter err, boolean bar, InstantSource clock) {
        this.err = err;
        this.bar = bar;
        this.clock = clock;
        this.startedAt = clock.millis();
        this.shownAt = startedAt;
    }

    @Override
    public void begins(long all) {
        expected = all;
    }

    @Override
    public void moved(String table) {
        rows++;
        if (rows % ROWS_BETWEEN != 0) {
            return;
        }
        long now = clock.millis();
        if (now - shownAt >= (bar ? BAR_MILLIS : LINE_MILLIS)) {
            shownAt = now;
            show(table);
        }
    }

    private void show(String table) {
        String words = String.format(Locale.ROOT, "%,d of %,d rows, now %s", rows, expected, table);
        if (bar) {
            int full = (int) (BAR * Math.min(rows, expected) / Math.max(1, expected));
            err.print("\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + words + "\u001b[K");
        } else {
            err.println(words);
        }
        err.flush();
    }

    /// Takes the bar away, so that something else can be said.
    void clear() {
        if (bar) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /// Says what has been moved.
    void sumUp(String what, Tally tally) {
        clear();
        tally.rows().forEach((table, count) -> {
            if (count > 0) {
                err.println(String.format(Locale.ROOT, "  %-22s %,15d", table, count));
            }
        });
        double seconds = (clock.millis() - startedAt) / MILLIS_A_SECOND;
        err.println(String.format(Locale.ROOT, "%s: %,d rows in %.1f s", what, tally.total(), seconds));
        err.flush();
    }
}
