// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/// A wire whose thread is the test's: nothing happens but in [#run] and [#pass], so each order is the test's choice.
final class FakeWire implements Wire, Executor, InstantSource {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Runnable> handlerTasks = new ArrayDeque<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-15T12:00:00Z");
    private boolean reading = true;
    private int closeCode;

    private record Alarm(Instant at, Runnable task) {}

    /// Runs what waits on the wire's thread and what handlers are to do, until nothing is left.
    void run() {
        runOwnThread();
        while (!handlerTasks.isEmpty()) {
            handlerTasks.remove().run();
            runOwnThread();
        }
    }

    /// Runs what waits on the wire's thread, but no handler.
    void runOwnThread() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /// Lets time pass and runs what falls due.
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Alarm next = alarms.stream()
                    .filter(alarm -> !alarm.at.isAfter(end))
                    .min(Comparator.comparing(Alarm::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            alarms.remove(next);
            now = next.at;
            next.task.run();
            run();
        }
        now = end;
    }

    /// What was sent since the last time this was asked.
    List<String> takeSent() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    boolean isReading() {
        return reading;
    }

    int closeCode() {
        return closeCode;
    }

    int alarms() {
        return alarms.size();
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Handlers' tasks come here.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    Executor handlers() {
        return handlerTasks::add;
    }

    @Override
    public boolean isOwnThread() {
        return true;
    }

    @Override
    public Timeout schedule(Duration delay, Runnable task) {
        var alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public void send(byte[] utf8) {
        sent.add(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void reading(boolean on) {
        reading = on;
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
    }
}
