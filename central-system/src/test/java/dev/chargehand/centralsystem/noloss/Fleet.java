// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.noloss.FieldChargePoint.Habits;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many charge points that work until they are told to come to an end.
final class Fleet implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().executor(threads).build();
    private final Whistle whistle = new Whistle();
    private final List<Future<?>> working = new ArrayList<>();
    private final Ledger ledger;

    /// What charge points have in common.
    ///
    /// @param habits how the charge point of a number behaves
    record Place(IntFunction<Habits> habits, InstantSource clock, Ledger ledger) {}

    /// Tells charge points when to end.
    static final class Whistle {
        private final CountDownLatch charging = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        boolean isCharging() {
            return charging.getCount() > 0;
        }

        boolean isOver() {
            return over.getCount() == 0;
        }

        void pause(Duration longest) throws InterruptedException {
            // True means that all is over, which whoever pauses asks next.
            boolean ignored = over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Starts them; they keep trying to connect.
    ///
    /// @param address what their identities are appended to
    Fleet(int size, URI address, Place place, long seed) {
        this.ledger = place.ledger();
        var seeds = new SplittableRandom(seed);
        IntStream.range(0, size)
                .mapToObj(i -> new FieldChargePoint(
                        place, i, client, URI.create(address + "/CP" + i), new SplittableRandom(seeds.nextLong())))
                .forEach(chargePoint -> working.add(threads.submit(() -> {
                    chargePoint.work(whistle);
                    return true;
                })));
    }

    /// Lets them end their sessions and tell all that they still have to tell.
    void finish(Duration within) throws Exception {
        whistle.charging.countDown();
        long end = System.nanoTime() + within.toNanos();
        for (Future<?> one : working) {
            one.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        ledger.check();
        assertThat(ledger.sessions())
                .allMatch(session -> session.transactionId().get() > 0);
    }

    @Override
    public void close() {
        whistle.charging.countDown();
        whistle.over.countDown();
        client.shutdownNow();
        threads.close();
    }
}
