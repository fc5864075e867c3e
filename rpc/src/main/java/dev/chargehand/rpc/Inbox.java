// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The received calls of one connection that wait for their handler, and the one that is being handled. Everything
/// happens on the connection's own thread; only the handler itself runs elsewhere.
///
/// A charge point that keeps the rules has one call out at a time, so the queue is for those that do not. When it is
/// full, reading pauses: the peer is slowed down by its transport and loses nothing. What the transport had read
/// already still comes in, up to [#OVERRUN] times the limit.
final class Inbox {
    private static final int OVERRUN = 16;

    private final RpcConnection connection;
    private final Wire wire;
    private final int limit;
    private final Deque<IncomingCall<?, ?>> waiting = new ArrayDeque<>(2);
    private @Nullable IncomingCall<?, ?> handling;
    private boolean paused;

    Inbox(RpcConnection connection, Wire wire, int limit) {
        this.connection = connection;
        this.wire = wire;
        this.limit = limit;
    }

    boolean isIdle() {
        return handling == null && waiting.isEmpty();
    }

    /// The call with that id that has no answer yet, or null.
    @Nullable
    IncomingCall<?, ?> find(String messageId) {
        if (handling != null && handling.messageId().equals(messageId)) {
            return handling;
        }
        for (IncomingCall<?, ?> call : waiting) {
            if (call.messageId().equals(messageId)) {
                return call;
            }
        }
        return null;
    }

    static boolean isRepetition(IncomingCall<?, ?> first, byte[] frame) {
        return Arrays.equals(first.bytes(), frame);
    }

    void add(IncomingCall<?, ?> call) {
        if (waiting.size() >= limit * OVERRUN) {
            connection.refuse(call.action(), call.messageId(), CallErrorCode.GENERIC_ERROR, "too many calls at once");
            return;
        }
        waiting.add(call);
        if (handling == null) {
            handleNext();
        } else if (!paused && waiting.size() >= limit) {
            paused = true;
            wire.reading(false);
        }
    }

    /// The call that was being handled has its answer.
    void handled() {
        handling = null;
        handleNext();
        if (paused && waiting.size() <= limit / 2) {
            paused = false;
            wire.reading(true);
        }
    }

    private void handleNext() {
        for (IncomingCall<?, ?> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (!next.registration().immediate()) {
                handling = next;
                connection.handleElsewhere(next);
                return;
            }
            connection.handleHere(next);
        }
    }
}
