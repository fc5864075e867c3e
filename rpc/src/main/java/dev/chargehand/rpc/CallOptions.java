// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import java.time.Duration;

/// How a call is to be made.
///
/// @param priority which calls it overtakes while it waits for its turn
/// @param sendWithin how long it may wait for its turn
/// @param answerWithin how long to wait for the answer once it is sent
public record CallOptions(Priority priority, Duration sendWithin, Duration answerWithin) {
    /// An ordinary call: 30 s for its turn, 30 s for the answer.
    public static final CallOptions DEFAULT =
            new CallOptions(Priority.ORDINARY, Duration.ofSeconds(30), Duration.ofSeconds(30));

    /// Which of the waiting calls goes first.
    public enum Priority {
        /// A person waits for it.
        PERSON,
        /// The usual.
        ORDINARY,
        /// One of many, such as a job over a fleet.
        BULK
    }

    /// Checks that both waits are positive.
    public CallOptions {
        requirePositive("sendWithin", sendWithin);
        requirePositive("answerWithin", answerWithin);
    }

    /// The same with another priority.
    public CallOptions with(Priority other) {
        return new CallOptions(other, sendWithin, answerWithin);
    }

    /// The same with another wait for the answer.
    public CallOptions answerWithin(Duration other) {
        return new CallOptions(priority, sendWithin, other);
    }

    /// The same with another wait for the call's turn.
    public CallOptions sendWithin(Duration other) {
        return new CallOptions(priority, other, answerWithin);
    }

    private static void requirePositive(String name, Duration wait) {
        if (!wait.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, not " + wait);
        }
    }
}
