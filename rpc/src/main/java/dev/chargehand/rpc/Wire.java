// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import java.time.Duration;

/// What carries the frames of one connection, as the connection needs it.
///
/// A wire has one thread of its own, and all that concerns the connection happens there, one thing after the
/// other. So the connection needs no locks, and an idle one owns nothing but its fields. Methods marked *own
/// thread* are called there only.
public interface Wire {
    /// Runs a task on the wire's own thread, after what is already waiting there; from any thread. A task given
    /// after the wire's end still runs, or the wire throws [java.util.concurrent.RejectedExecutionException].
    void execute(Runnable task);

    /// Whether the caller is on the wire's own thread.
    boolean isOwnThread();

    /// Runs a task on the wire's own thread after a delay; own thread.
    Timeout schedule(Duration delay, Runnable task);

    /// Sends one text message; own thread. The wire does not change the array, and the caller does not either.
    void send(byte[] utf8);

    /// Whether reading goes on; own thread. A connection that cannot keep up stops it, so that the peer is slowed
    /// down by its transport and nothing is lost.
    void reading(boolean on);

    /// Closes the connection once what was sent before is out; own thread. Closing twice changes nothing.
    ///
    /// @param code the WebSocket close code (RFC 6455 section 7.4)
    /// @param reason why, in words, at most 123 bytes
    void close(int code, String reason);

    /// A task that waits for its time.
    @FunctionalInterface
    interface Timeout {
        /// Forgets the task if it has not run yet.
        void cancel();
    }
}
