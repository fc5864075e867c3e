// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A charge point as they are in the field: it charges whether or not anybody listens, keeps what it has to
/// tell in one queue, and sends the oldest message again and again until it is acknowledged, with the same
/// content, mostly under a new message id. One thread runs it.
final class FieldChargePoint {
    private static final int CONNECTORS = 2;
    private static final int QUEUE_LIMIT = 300;
    static final String BOOT = "{\"chargePointVendor\":\"Example\",\"chargePointModel\":\"Field\"}";

    private final HttpClient client;
    private final URI url;
    private final Habits habits;
    private final InstantSource clock;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final List<Plan> plans;
    private final Deque<Message> queue = new ArrayDeque<>();
    private Optional<Line> line = Optional.empty();
    private Instant due;
    private long ids;

    /// How a charge point behaves.
    ///
    /// @param every how often something happens
    /// @param answerWithin how long it waits until it sends a message again
    /// @param twice how likely it opens a second connection and sends a message over both
    record Habits(Duration every, Duration answerWithin, double twice) {}

    FieldChargePoint(Fleet.Place place, int number, HttpClient client, URI url, RandomGenerator random) {
        this.client = client;
        this.url = url;
        this.habits = place.habits().apply(number);
        this.clock = place.clock();
        this.ledger = place.ledger();
        this.random = random;
        this.due = clock.instant();
        String identity = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
        this.plans = IntStream.rangeClosed(1, CONNECTORS)
                .mapToObj(connector -> new Plan(identity, connector, random, ledger))
                .toList();
    }

    /// Charges until the whistle, then tells the rest, and ends.
    void work(Fleet.Whistle whistle) throws InterruptedException {
        boolean ended = false;
        while (!whistle.isOver() && !(ended && queue.isEmpty())) {
            if (whistle.isCharging()) {
                happen();
            } else if (!ended) {
                plans.forEach(plan -> queue.addAll(plan.end(clock.instant())));
                ended = true;
            }
            if (!isTold()) {
                whistle.pause(Duration.ofMillis(10 + random.nextInt(40)));
            }
        }
        line.ifPresent(Line::close);
    }

    /// Catches up with what happened since it was last looked at.
    private void happen() {
        for (; !due.isAfter(clock.instant()); due = due.plus(habits.every())) {
            if (queue.size() < QUEUE_LIMIT) {
                queue.addAll(plans.get(random.nextInt(CONNECTORS)).next(Instant.ofEpochMilli(due.toEpochMilli())));
            }
        }
    }

    /// Tries to tell the oldest message.
    ///
    /// @return false if there was none, or nobody to tell it to
    private boolean isTold() throws InterruptedException {
        if (queue.isEmpty() || !isConnected()) {
            return false;
        }
        Message oldest = queue.getFirst();
        Line now = line.orElseThrow();
        if (oldest.kept() && random.nextDouble() < habits.twice()) {
            now = sentTwice(oldest, now);
        } else {
            oldest.sendOver(now, nextId(), ledger);
        }
        if (oldest.await(now, habits.answerWithin()) || !oldest.kept()) {
            queue.removeFirst();
        } else {
            ledger.repeated().increment();
            ids -= random.nextInt(4) == 0 ? 1 : 0;
        }
        return true;
    }

    /// The old connection may be half open for all the charge point knows, so it opens another.
    private Line sentTwice(Message message, Line old) throws InterruptedException {
        Optional<Line> fresh = Line.open(client, url);
        String id = nextId();
        if (fresh.isEmpty()) {
            message.sendOver(old, id, ledger);
            return old;
        }
        ledger.connections().increment();
        ledger.doubled().increment();
        message.sendOver(old, id, ledger);
        message.sendOver(fresh.get(), random.nextBoolean() ? id : nextId(), ledger);
        message.await(fresh.get(), habits.answerWithin());
        old.close();
        line = fresh;
        return fresh.get();
    }

    private boolean isConnected() throws InterruptedException {
        if (line.filter(Line::isOpen).isPresent()) {
            return true;
        }
        boolean boots = line.isEmpty() || random.nextInt(3) == 0;
        line = Line.open(client, url);
        if (line.isEmpty()) {
            return false;
        }
        ledger.connections().increment();
        return !boots || isBooted(line.get());
    }

    private boolean isBooted(Line fresh) throws InterruptedException {
        var booted = new CompletableFuture<Boolean>();
        fresh.send(nextId(), "BootNotification", BOOT, answer -> booted.complete(!answer.error()));
        fresh.await(booted, habits.answerWithin());
        if (booted.isDone()) {
            return true;
        }
        fresh.close();
        line = Optional.empty();
        return false;
    }

    private String nextId() {
        return "m" + ids++;
    }
}
