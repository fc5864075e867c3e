// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.finding;

import dev.chargehand.centralsystem.finding.FindingRepository.Found;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.StoreException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects what is found while messages are handled, and stores it a little later: a charge point that
/// sends the same
/// fault with each message costs one row a second, not one a message. For all threads.
public final class Findings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);
    private static final int LIMIT = 20_000;
    private static final int LONGEST_FRAME = 4_000;

    private final Database database;
    private final FindingRepository repository;
    private final InstantSource clock;
    private Map<Subject, Found> waiting = new HashMap<>();
    private long overlooked;

    private record Subject(String chargePoint, FindingKind kind, String subject) {}

    /// Stores into the repository whenever [#flush] is called.
    public Findings(Database database, FindingRepository repository, InstantSource clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    /// Something was found.
    ///
    /// @param subject what it is about
    /// @param detail what is wrong, in words
    /// @param frame an example, if there is one
    public synchronized void found(
            String chargePoint, FindingKind kind, String subject, String detail, @Nullable String frame) {
        var key = new Subject(chargePoint, kind, subject);
        Found known = waiting.get(key);
        if (known == null && waiting.size() >= LIMIT) {
            overlooked++;
            return;
        }
        String example = known == null ? shortened(frame) : known.frame();
        long times = known == null ? 1 : known.times() + 1;
        waiting.put(key, new Found(chargePoint, kind, subject, times, detail, example, clock.instant()));
    }

    private static @Nullable String shortened(@Nullable String frame) {
        return frame == null || frame.length() <= LONGEST_FRAME ? frame : frame.substring(0, LONGEST_FRAME) + "…";
    }

    /// How many findings were not kept because too many waited to be stored.
    public synchronized long overlooked() {
        return overlooked;
    }

    /// Stores what was collected. What cannot be stored now is kept for the next time.
    public void flush() {
        Map<Subject, Found> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        try {
            database.write(() -> {
                batch.values().forEach(repository::record);
                return true;
            });
        } catch (StoreException e) {
            log.atWarn().addKeyValue("findings", batch.size()).log("findings could not be stored yet");
            giveBack(batch);
        }
    }

    private synchronized Map<Subject, Found> take() {
        Map<Subject, Found> batch = waiting;
        waiting = new HashMap<>();
        return batch;
    }

    private synchronized void giveBack(Map<Subject, Found> batch) {
        batch.forEach((subject, found) -> waiting.merge(
                subject,
                found,
                (newer, older) -> new Found(
                        newer.chargePoint(),
                        newer.kind(),
                        newer.subject(),
                        newer.times() + older.times(),
                        newer.detail(),
                        older.frame(),
                        newer.at())));
    }

    /// Stores what is left.
    @Override
    public void close() {
        flush();
    }
}
