// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.chargepoint.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Time that passes only when the test lets it, on the test's own thread.
final class VirtualTime implements Scheduler {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-15T12:00:00Z");

    private record Alarm(Instant at, Runnable task) {}

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /// Runs what waits, without letting time pass.
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /// Lets time pass, and runs what falls due.
    void pass(Duration time) {
        run();
        Instant end = now.plus(time);
        while (alarms.stream().anyMatch(alarm -> !alarm.at.isAfter(end))) {
            Alarm next = alarms.stream().min(Comparator.comparing(Alarm::at)).orElseThrow();
            alarms.remove(next);
            now = next.at;
            next.task.run();
            run();
        }
        now = end;
    }
}
