// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that its maker wants stored and waits for, with what came of it. Made and awaited by one
/// thread, run by
/// the writer; they agree on its state.
///
/// @param <T> what its maker gets
abstract sealed class Unit<T> {
    private enum State {
        WAITING,
        RUNNING,
        STORED,
        FAILED,
        GIVEN_UP
    }

    private final Thread maker = Thread.currentThread();
    private State state = State.WAITING;
    private @Nullable RuntimeException failure;

    /// Code that reads and writes.
    static final class Work<T> extends Unit<T> {
        private final Supplier<T> work;
        private @Nullable T result;

        Work(Supplier<T> work) {
            this.work = work;
        }

        void run() {
            result = work.get();
        }

        @Override
        @SuppressWarnings("NullAway")
        T result() {
            return result;
        }
    }

    /// Rows that are ready.
    static final class Rows extends Unit<int[]> {
        private final List<Row> rows;
        private final HotBatches.Changes changes;

        Rows(List<Row> rows) {
            this.rows = rows;
            this.changes = new HotBatches.Changes(rows.size());
        }

        void addTo(HotBatches batches) {
            for (int i = 0; i < rows.size(); i++) {
                batches.add(rows.get(i), changes, i);
            }
        }

        @Override
        int[] result() {
            return changes.counts();
        }
    }

    abstract T result();

    /// False if nobody waits for it any more; then it is not to be stored, as its maker was told so.
    synchronized boolean begin() {
        if (state == State.WAITING) {
            state = State.RUNNING;
        }
        return state == State.RUNNING;
    }

    /// It was not stored, through no fault of its own, and will be tried again.
    synchronized void again() {
        if (state == State.RUNNING) {
            state = State.WAITING;
        }
    }

    void stored() {
        end(State.STORED, null);
    }

    void failed(RuntimeException cause) {
        end(State.FAILED, cause);
    }

    private void end(State end, @Nullable RuntimeException cause) {
        synchronized (this) {
            if (state != State.RUNNING && state != State.WAITING) {
                return;
            }
            state = end;
            failure = cause;
        }
        LockSupport.unpark(maker);
    }

    synchronized boolean isOver() {
        return state != State.WAITING && state != State.RUNNING;
    }

    /// Waits for the end. A unit that is running when the time is over is waited for all the same, for as
    /// long
    /// again: it is about to be stored, and to say that it was not would be wrong.
    T await(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        waitUntil(end);
        synchronized (this) {
            if (state == State.WAITING) {
                state = State.GIVEN_UP;
                throw new StoreException("not stored within " + within);
            }
        }
        waitUntil(end + within.toNanos());
        return outcome();
    }

    private synchronized T outcome() {
        if (state == State.FAILED && failure != null) {
            throw failure;
        }
        if (state != State.STORED) {
            throw new StoreException("the database does not answer");
        }
        return result();
    }

    private void waitUntil(long end) {
        boolean interrupted = false;
        while (!isOver()) {
            long left = end - System.nanoTime();
            if (left < TimeUnit.MICROSECONDS.toNanos(1)) {
                break;
            }
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
