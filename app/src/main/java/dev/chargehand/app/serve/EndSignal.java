// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends the process in order: a signal (SIGTERM, Ctrl-C) lets the main thread close everything, and the
/// process ends
/// only then, or after a while if that does not come to an end.
final class EndSignal {
    private static final long CLOSE_WITHIN_SECONDS = 40;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    EndSignal() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
    }

    /// Waits until the process is to end.
    void await() throws InterruptedException {
        asked.await();
    }

    /// Lets the process end.
    void allIsClosed() {
        closed.countDown();
    }

    private void end() {
        asked.countDown();
        try {
            if (!closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not everything could be closed within " + CLOSE_WITHIN_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
