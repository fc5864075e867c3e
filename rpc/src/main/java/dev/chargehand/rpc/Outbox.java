// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.CallOptions.Priority;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.TimedOut;
import dev.chargehand.rpc.CallOutcome.Why;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our calls on one connection: those that wait for their turn, the one that is under way, and a few that timed out
/// and may be answered late. Everything happens on the connection's own thread.
///
/// A connection that never called has no outbox.
final class Outbox {
    /// How many timed-out calls are remembered for a late answer.
    private static final int MAX_RETIRED = 4;

    private final RpcConnection connection;
    private final Wire wire;
    private final int limit;
    private final Map<Priority, Deque<OutgoingCall<?>>> waiting = new EnumMap<>(Priority.class);
    private final Deque<OutgoingCall<?>> retired = new ArrayDeque<>();
    private int waitingCount;
    private @Nullable OutgoingCall<?> underWay;

    Outbox(RpcConnection connection, Wire wire, int limit) {
        this.connection = connection;
        this.wire = wire;
        this.limit = limit;
    }

    void add(OutgoingCall<?> call) {
        if (underWay == null && waitingCount == 0) {
            send(call);
        } else if (waitingCount >= limit) {
            end(call, new NotSent<>(Why.QUEUE_FULL));
        } else {
            waiting.computeIfAbsent(call.priority(), _ -> new ArrayDeque<>()).add(call);
            waitingCount++;
            call.deadline(wire.schedule(call.sendWithin(), () -> waitedTooLong(call)));
        }
    }

    /// The call under way if the id is its, and then it is over for the outbox; else null.
    @Nullable
    OutgoingCall<?> takeUnderWay(String messageId) {
        OutgoingCall<?> call = underWay;
        if (call == null || !call.messageId().equals(messageId)) {
            return null;
        }
        call.deadline(null);
        underWay = null;
        return call;
    }

    /// The timed-out call of that id, which is then forgotten; else null.
    @Nullable
    OutgoingCall<?> takeRetired(String messageId) {
        for (OutgoingCall<?> call : retired) {
            if (call.messageId().equals(messageId)) {
                retired.remove(call);
                return call;
            }
        }
        return null;
    }

    void sendNext() {
        if (underWay == null) {
            OutgoingCall<?> next = takeWaiting();
            if (next != null) {
                send(next);
            }
        }
    }

    /// Ends all calls because the connection has ended.
    void closed() {
        OutgoingCall<?> sent = underWay;
        underWay = null;
        List<OutgoingCall<?>> unsent = new ArrayList<>();
        for (OutgoingCall<?> call = takeWaiting(); call != null; call = takeWaiting()) {
            unsent.add(call);
        }
        retired.clear();
        if (sent != null) {
            sent.deadline(null);
            end(sent, new CallOutcome.Disconnected<>());
        }
        unsent.forEach(call -> end(call, new NotSent<>(Why.NOT_CONNECTED)));
    }

    private void send(OutgoingCall<?> call) {
        underWay = call;
        call.deadline(wire.schedule(call.answerWithin(), () -> timedOut(call)));
        connection.send(call.frame());
    }

    private @Nullable OutgoingCall<?> takeWaiting() {
        for (Deque<OutgoingCall<?>> queue : waiting.values()) {
            OutgoingCall<?> call = queue.poll();
            if (call != null) {
                waitingCount--;
                call.deadline(null);
                return call;
            }
        }
        return null;
    }

    private void waitedTooLong(OutgoingCall<?> call) {
        Deque<OutgoingCall<?>> queue = waiting.get(call.priority());
        if (queue != null && queue.remove(call)) {
            waitingCount--;
            end(call, new NotSent<>(Why.WAITED_TOO_LONG));
        }
    }

    private void timedOut(OutgoingCall<?> call) {
        if (underWay == call) {
            underWay = null;
            if (retired.size() == MAX_RETIRED) {
                retired.removeFirst();
            }
            retired.add(call);
            end(call, new TimedOut<>(call.answerWithin()));
            sendNext();
        }
    }

    private <R extends Response> void end(OutgoingCall<R> call, CallOutcome<R> outcome) {
        connection.ended(call, outcome);
    }
}
