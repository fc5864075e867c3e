// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.protocol.FromCentralSystem;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The commands that one charge point is still to get, in their order: by priority, then by age. One
/// thread at a time
/// works on them, so there is never more than one under way.
final class Lane {
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparing((Waiting command) -> command.job().priority()).thenComparingLong(Waiting::id));
    private boolean busy;

    /// A command that waits.
    ///
    /// @param request what is to be sent, secrets and all
    record Waiting(long id, Job job, FromCentralSystem<?> request) {}

    synchronized void add(Waiting command) {
        waiting.add(command);
    }

    synchronized void removeJob(long jobId) {
        waiting.removeIf(command -> command.job().id() == jobId);
    }

    /// Whether somebody has to start working.
    synchronized boolean begin() {
        boolean begins = !busy && !waiting.isEmpty();
        busy |= begins;
        return begins;
    }

    /// The next command; without one the work is over.
    synchronized @Nullable Waiting next() {
        Waiting next = waiting.poll();
        if (next == null) {
            busy = false;
        }
        return next;
    }

    /// The work is over for now, and goes on with this command.
    synchronized void pause(Waiting command) {
        waiting.add(command);
        busy = false;
    }
}
