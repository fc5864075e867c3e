// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores units of work in groups.
///
/// A commit that waits for the disk costs as much for one unit as for a thousand. So whoever wants something stored
/// hands it in and waits; one thread takes what has gathered meanwhile, runs it in one database transaction, commits,
/// and only then lets all of them go on. While the disk works the next group gathers, so the groups grow with the
/// load by themselves and nobody waits for a timer.
///
/// Each unit runs behind a savepoint: one that fails is rolled back alone and its maker gets the failure. If the
/// commit fails, all of the group fail, and none of it is stored.
///
/// The queue is bounded, and so is each wait. Closing lets no more in, stores what is there, and ends the thread.
final class GroupWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    private static final String SAVEPOINT = "unit";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Handle handle;
    private final Units units;
    private final Duration within;
    private final int groupLimit;
    private final BlockingQueue<Unit<?>> queue;
    private final Thread thread;
    private volatile boolean closing;

    /// Runs a unit with the handle bound to it.
    interface Units {
        <T> T run(Handle handle, Supplier<T> unit);
    }

    /// @param handle the one connection that writes; closed with this
    /// @param within how long a unit may wait until it is stored
    GroupWriter(Handle handle, Units units, Duration within, int queueLimit, int groupLimit) {
        this.handle = handle;
        this.units = units;
        this.within = within;
        this.groupLimit = groupLimit;
        this.queue = new ArrayBlockingQueue<>(queueLimit);
        this.thread = Thread.ofPlatform().name("store-writer").start(this::work);
    }

    <T> T write(Supplier<T> work) {
        var unit = new Unit<>(work);
        if (closing || !queue.offer(unit)) {
            throw new StoreException(closing ? "the store is closing" : "too much waits to be stored already");
        }
        return unit.await(within);
    }

    private void work() {
        List<Unit<?>> group = new ArrayList<>(groupLimit);
        while (!(closing && queue.isEmpty())) {
            try {
                Unit<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, groupLimit - 1);
                    store(group);
                }
            } catch (InterruptedException e) {
                closing = true;
            } finally {
                group.clear();
            }
        }
        handle.close();
    }

    private void store(List<Unit<?>> group) {
        try {
            handle.begin();
            group.forEach(this::run);
            handle.commit();
            group.forEach(Unit::stored);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("units", group.size()).setCause(e).log("a group could not be stored");
            group.forEach(unit -> unit.failed(new StoreException("the database did not take it", e)));
            rollBack();
        }
    }

    private void run(Unit<?> unit) {
        if (!unit.begin()) {
            return;
        }
        handle.savepoint(SAVEPOINT);
        try {
            unit.run(units, handle);
            handle.releaseSavepoint(SAVEPOINT);
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint(SAVEPOINT);
            unit.failed(e);
        } catch (Error e) {
            handle.rollbackToSavepoint(SAVEPOINT);
            unit.failed(new StoreException("a unit of work failed", e));
        }
    }

    private void rollBack() {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a group could not be rolled back");
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                log.atError().log("the store did not finish in time");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Unit<?> late = queue.poll(); late != null; late = queue.poll()) {
            late.failed(new StoreException("the store is closed"));
        }
    }

    /// A piece of work with what came of it. Made and awaited by one thread, run by the writer; the lock is for the
    /// one decision that both may take: whether it still counts.
    private static final class Unit<T> {
        private enum State {
            WAITING,
            RUNNING,
            STORED,
            FAILED,
            GIVEN_UP
        }

        private final Supplier<T> work;
        private State state = State.WAITING;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        Unit(Supplier<T> work) {
            this.work = work;
        }

        /// False if nobody waits for it any more; then it must not be stored, as its maker was told so.
        synchronized boolean begin() {
            if (state != State.WAITING) {
                return false;
            }
            state = State.RUNNING;
            return true;
        }

        void run(Units units, Handle handle) {
            result = units.run(handle, work);
        }

        synchronized void stored() {
            if (state == State.RUNNING) {
                state = State.STORED;
                notifyAll();
            }
        }

        synchronized void failed(RuntimeException cause) {
            if (state == State.RUNNING || state == State.WAITING) {
                state = State.FAILED;
                failure = cause;
                notifyAll();
            }
        }

        /// Waits for the end. A unit that is running when the time is over is waited for all the same, for as long
        /// again: it is about to be stored, and to say that it was not would be wrong.
        @SuppressWarnings({"NullAway", "WaitNotInLoop"})
        synchronized T await(Duration within) {
            try {
                long end = System.nanoTime() + within.toNanos();
                waitUntil(end);
                if (state == State.WAITING) {
                    state = State.GIVEN_UP;
                    throw new StoreException("not stored within " + within);
                }
                waitUntil(end + within.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted", e);
            }
            return switch (state) {
                case STORED -> result;
                case FAILED -> throw failure;
                case WAITING, RUNNING, GIVEN_UP -> throw new StoreException("the database does not answer");
            };
        }

        private synchronized void waitUntil(long end) throws InterruptedException {
            while (state == State.WAITING || state == State.RUNNING) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        }
    }
}
