// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.time;

import java.time.Duration;
import java.time.Instant;

/// The time of a charge point and the one thread that it lives on: all tasks of one scheduler run one after the
/// other. Real or virtual.
public interface Scheduler {
    /// What time it is.
    Instant now();

    /// Runs a task after those that wait already; from any thread.
    void execute(Runnable task);

    /// Runs a task after a while.
    Timer after(Duration delay, Runnable task);

    /// A task that waits for its time.
    @FunctionalInterface
    interface Timer {
        /// A timer that nothing waits for.
        Timer NONE = () -> {};

        /// Forgets the task if it has not run yet.
        void cancel();
    }
}
