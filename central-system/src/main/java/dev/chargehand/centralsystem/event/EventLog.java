// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.event;

import dev.chargehand.centralsystem.store.CommitObserver;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Row;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one stream of all that happens, in order.
///
/// An event that is kept is a row which is stored together with what it tells of: both are there, or
/// neither. It gets
/// its id when it is written, so the order of ids is that in which events became true; and only when it is
/// stored,
/// subscribers get it. For all threads.
public final class EventLog {
    private static final int REMEMBERED = 10_000;
    private final Database database;
    private final EventRepository repository;
    private final InstantSource clock;
    private final Set<Consumer<Event>> subscribers = new CopyOnWriteArraySet<>();
    private final Deque<Event> recent = new ArrayDeque<>();

    /// The thread that writes has these to itself.
    private long lastId;

    private final List<Event> sinceLastKept = new ArrayList<>();
    private final List<Event> sinceLastCommit = new ArrayList<>();

    /// Goes on after the last event that is stored; to be made before anything is written.
    public EventLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.repository = new EventRepository(database);
        this.lastId = database.read(repository::lastId);
        database.observe(new Commits());
    }

    /// The row of an event that is kept, to be stored together with what it tells of.
    public Row row(EventType type, @Nullable String chargePoint, @Nullable Integer transactionId, String data) {
        var event = new Event(0, clock.instant(), type, chargePoint, transactionId, data);
        LongSupplier id = () -> written(event);
        return EventRepository.row(event, id);
    }

    /// Stores an event with the unit of work that runs.
    public void record(EventType type, @Nullable String chargePoint, @Nullable Integer transactionId, String data) {
        database.append(row(type, chargePoint, transactionId, data));
    }

    /// Tells of an event that is not kept.
    public void tell(EventType type, @Nullable String chargePoint, @Nullable Integer transactionId, String data) {
        if (!subscribers.isEmpty()) {
            publish(new Event(0, clock.instant(), type, chargePoint, transactionId, data));
        }
    }

    /// Whether anybody would hear an event that is not kept.
    public boolean hasListeners() {
        return !subscribers.isEmpty();
    }

    /// Gives each event from now on to a subscriber, on the thread where it happens; the subscriber must
    /// be quick.
    ///
    /// @return ends the subscription
    public Runnable subscribe(Consumer<Event> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /// The kept events after an id, in their order; to be used outside of units of work.
    public List<Event> after(long id, int limit) {
        synchronized (recent) {
            Event first = recent.peekFirst();
            if (first != null && first.id() <= id + 1) {
                return recent.stream()
                        .filter(event -> event.id() > id)
                        .limit(limit)
                        .toList();
            }
        }
        return database.read(() -> repository.after(id, limit));
    }

    private long written(Event event) {
        lastId++;
        sinceLastKept.add(
                new Event(lastId, event.at(), event.type(), event.chargePoint(), event.transactionId(), event.data()));
        return lastId;
    }

    private void publish(Event event) {
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }

    /// Lets go of events when they are stored.
    private final class Commits implements CommitObserver {
        @Override
        public void kept() {
            sinceLastCommit.addAll(sinceLastKept);
            sinceLastKept.clear();
        }

        @Override
        public void undone() {
            sinceLastKept.clear();
        }

        @Override
        public void committed() {
            kept();
            if (sinceLastCommit.isEmpty()) {
                return;
            }
            synchronized (recent) {
                recent.addAll(sinceLastCommit);
                while (recent.size() > REMEMBERED) {
                    recent.removeFirst();
                }
            }
            sinceLastCommit.forEach(EventLog.this::publish);
            sinceLastCommit.clear();
        }

        @Override
        public void rolledBack() {
            sinceLastKept.clear();
            sinceLastCommit.clear();
        }
    }
}
