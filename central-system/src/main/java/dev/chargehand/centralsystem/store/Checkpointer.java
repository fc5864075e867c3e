// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what SQLite's write-ahead log holds into the database beside the writer, so that no commit has
/// to wait for
/// it. The writer does it itself only if the log has grown very long.
final class Checkpointer implements AutoCloseable {
    /// At how many pages of the log the writer does it itself: 64 MiB.
    static final int WRITERS_LIMIT_PAGES = 16_384;

    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);
    private static final long WORTH_IT_BYTES = 4L << 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final DataSource source;
    private final Path walFile;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// @param walFile the write-ahead log
    Checkpointer(DataSource source, Path walFile) {
        this.source = source;
        this.walFile = walFile;
        this.thread = Thread.ofPlatform().daemon().name("store-checkpoint").start(this::work);
    }

    private void work() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (Files.exists(walFile) && Files.size(walFile) > WORTH_IT_BYTES) {
                    attempt(statement);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException e) {
            log.atWarn().setCause(e).log("the write-ahead log is left to the writer");
        }
    }

    private static void attempt(Statement statement) {
        try {
            statement.execute("pragma wal_checkpoint(passive)");
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("the write-ahead log could not be taken over now");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                log.atWarn().log("the write-ahead log is still being taken over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
