// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.chargepoint.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Real time on a thread that many charge points may share; each of them has its tasks one after the other all the
/// same. What comes after the thread's end is not done.
final class SerialScheduler implements Scheduler {
    private final ScheduledExecutorService thread;
    private final InstantSource clock;

    /// @param thread a single one, owned by the caller
    SerialScheduler(ScheduledExecutorService thread, InstantSource clock) {
        this.thread = thread;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            Future<?> scheduled = thread.schedule(new Logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            return Timer.NONE;
        }
    }
}
