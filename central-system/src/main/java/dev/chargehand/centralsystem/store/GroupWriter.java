// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores units of work in groups.
///
/// A commit that waits for the disk costs as much for one unit as for a thousand. So whoever wants
/// something stored
/// hands it in and waits; one thread takes what has gathered meanwhile, writes it in one database
/// transaction, commits,
/// and only then lets all of them go on. While the disk works the next group gathers, so the groups grow
/// with the
/// load by themselves and nobody waits for a timer.
///
/// A group is first written in the hope that all goes well. If a unit fails, the group is undone and
/// written once more
/// with a savepoint before each unit, so that the one that fails is undone alone. If the database itself
/// fails, the
/// group is kept and tried again, on a new connection, until it is stored or nobody waits for it any more;
/// a commit
/// whose outcome was lost is tried again too, so units must bear to be written twice.
///
/// The queue is bounded, and so is each wait. Closing lets no more in, stores what is there, and ends the
/// thread.
final class GroupWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Callable<WriteConnection> connector;
    private final Duration within;
    private final int groupLimit;
    private final BlockingQueue<Unit<?>> queue;
    private final List<CommitObserver> observers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;

    private @Nullable WriteConnection connection;

    /// @param connector opens the one connection that writes, also anew after it was lost
    /// @param within how long a unit may wait until it is stored
    GroupWriter(Callable<WriteConnection> connector, Duration within, int queueLimit, int groupLimit) {
        this.connector = connector;
        this.within = within;
        this.groupLimit = groupLimit;
        this.queue = new ArrayBlockingQueue<>(queueLimit);
        this.thread = Thread.ofPlatform().name("store-writer").start(this::work);
    }

    void observe(CommitObserver observer) {
        observers.add(observer);
    }

    <T> T write(Unit<T> unit) {
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
                    storeHoweverLong(group);
                }
            } catch (InterruptedException e) {
                closing = true;
            } finally {
                group.clear();
            }
        }
        disconnect();
    }

    private void storeHoweverLong(List<Unit<?>> group) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        group.removeIf(unit -> !unit.begin());
        while (!group.isEmpty() && !isStored(group)) {
            if (closing) {
                group.forEach(unit -> unit.failed(new StoreException("the store is closed")));
                return;
            }
            group.forEach(Unit::again);
            closed.await(pause, TimeUnit.MILLISECONDS);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            group.removeIf(unit -> !unit.begin());
        }
    }

    /// False if the database cannot work now, and it is worth trying again.
    private boolean isStored(List<Unit<?>> group) {
        try {
            store(group);
            observers.forEach(CommitObserver::committed);
            group.forEach(Unit::stored);
            return true;
        } catch (Exception | Error e) {
            observers.forEach(CommitObserver::rolledBack);
            disconnect();
            if (Outage.is(e) || e instanceof StoreException) {
                log.atWarn()
                        .addKeyValue("units", group.size())
                        .addKeyValue("why", e.getMessage())
                        .log("the database does not take what is to be stored; trying again");
                return false;
            }
            log.atError().addKeyValue("units", group.size()).setCause(e).log("a group could not be stored");
            group.forEach(unit -> unit.failed(new StoreException("the database did not take it", e)));
            return true;
        }
    }

    private void store(List<Unit<?>> group) throws Exception {
        WriteConnection writer = connection;
        if (writer == null) {
            writer = connector.call();
            connection = writer;
        }
        try {
            writer.writeAsOne(group);
        } catch (Exception | Error e) {
            if (Outage.is(e)) {
                throw e;
            }
            observers.forEach(CommitObserver::rolledBack);
            writer.writeEachForItself(group, observers);
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        closing = true;
        closed.countDown();
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
}
