// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again and again what has to be done, on one thread of its own. A task that fails is tried again at
/// its next
/// time.
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    void every(Duration pause, String what, Runnable task) {
        var _ = thread.scheduleWithFixedDelay(
                () -> attempt(what, task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("task", what).setCause(e).log("a task failed; it will be tried again");
        }
    }

    /// Waits for the task that runs, and starts no other.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("a task did not end in time");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
