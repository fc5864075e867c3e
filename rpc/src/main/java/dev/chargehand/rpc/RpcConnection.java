// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Deviation;
import dev.chargehand.protocol.json.Reading;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.Why;
import dev.chargehand.rpc.RpcObserver.Ignored;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection between a charge point and a central system, from either end.
///
/// ## Threads
/// The connection belongs to the own thread of its [Wire]: frames come in there, answers and calls go out from
/// there, and only there its fields change. Whatever other threads want (a call, a close) is handed to that thread as
/// a task. So there is no lock and no race; and an idle connection is this object, without inbox or outbox.
///
/// A blocking handler runs on a virtual thread, one per connection at a time, so requests are handled in their
/// order. Its answer goes back to the own thread as a task. The reader never waits for a handler, so answers to our
/// own calls are read while one is blocked.
///
/// ## Order
/// The answer to a call is handed to the wire before the tasks and calls that its handler left for afterwards, and
/// before the next call's handler starts.
///
/// ## The end
/// When the wire closes, each call of ours ends: the one that was sent as [CallOutcome.Disconnected], the others as
/// [NotSent]. What was received is still handled, since a stored record is worth having even if its answer is lost.
public final class RpcConnection implements Caller {
    private static final Logger log = LoggerFactory.getLogger(RpcConnection.class);

    /// The call whose blocking handler is running.
    private static final ScopedValue<IncomingCall<?, ?>> HANDLING = ScopedValue.newInstance();

    private final String peer;
    private final Wire wire;
    private final Handlers handlers;
    private final RpcConfig config;

    private volatile Reading reading;
    private boolean open = true;
    private @Nullable Inbox inbox;
    private @Nullable Outbox outbox;
    private volatile @Nullable MessageIds messageIds;

    /// A connection that has just been opened.
    ///
    /// @param peer the other side's name, for handlers and logs
    public RpcConnection(String peer, Wire wire, Handlers handlers, RpcConfig config) {
        this.peer = peer;
        this.wire = wire;
        this.handlers = handlers;
        this.config = config;
        this.reading = config.reading(config.strictness());
    }

    /// The identity of the other side.
    public String peer() {
        return peer;
    }

    /// How what is received is judged.
    public Strictness strictness() {
        return reading.strictness();
    }

    /// Judges what is received from now on in another way; for all threads.
    public void strictness(Strictness other) {
        reading = config.reading(other);
    }

    /// A text message arrived; own thread. The array is the connection's from now on.
    public void receivedText(byte[] utf8) {
        config.observer().received(this, utf8);
        new FrameReader(this, handlers, utf8).read();
    }

    /// A binary message arrived, which OCPP-J does not know; own thread.
    public void receivedBinary(byte[] content) {
        ignore(Ignored.BINARY, content);
    }

    /// The wire has closed; own thread. A second time changes nothing.
    public void closed() {
        if (open) {
            open = false;
            if (outbox != null) {
                outbox.closed();
            }
        }
    }

    /// Closes the connection once what was sent before is out; for all threads.
    ///
    /// @param code the WebSocket close code (RFC 6455 section 7.4)
    /// @param reason why, in words, at most 123 bytes
    public void close(int code, String reason) {
        wire.execute(() -> wire.close(code, reason));
    }

    @Override
    public <R extends Response> void call(Request<R> request, CallOptions options, CallEnd<R> end) {
        var call = OutgoingCall.of(nextMessageId(), request, options, end);
        IncomingCall<?, ?> handled = HANDLING.isBound() ? HANDLING.get() : null;
        boolean follows = handled != null && handled.connection() == this && handled.deferred(() -> handIn(call));
        if (!follows) {
            handIn(call);
        }
    }

    @Override
    public <R extends Response> CallOutcome<R> call(Request<R> request, CallOptions options)
            throws InterruptedException {
        var call = new Waiting<R>();
        handIn(OutgoingCall.of(nextMessageId(), request, options, call));
        return call.outcome(options);
    }

    @Override
    public String toString() {
        return peer;
    }

    Instant now() {
        return config.clock().instant();
    }

    Reading reading() {
        return reading;
    }

    void received(IncomingCall<?, ?> call) {
        if (!call.deviations().isEmpty()) {
            config.observer().deviated(this, call.action(), call.messageId(), call.deviations());
        }
        boolean immediate = call.registration().immediate();
        if (inbox == null) {
            if (immediate) {
                handleHere(call);
                return;
            }
            inbox = new Inbox(this, wire, config.inboxLimit());
        }
        if (immediate && inbox.isIdle()) {
            handleHere(call);
        } else if (!isRepetition(inbox, call)) {
            inbox.add(call);
        }
    }

    /// Deals with a call that was received before; false if it was not.
    private boolean isRepetition(Inbox calls, IncomingCall<?, ?> call) {
        IncomingCall<?, ?> unanswered = calls.find(call.messageId());
        if (unanswered != null) {
            if (Inbox.isRepetition(unanswered, call.bytes())) {
                ignore(Ignored.REPETITION, call.bytes());
            } else {
                refuse(
                        call.action(),
                        call.messageId(),
                        CallErrorCode.PROTOCOL_ERROR,
                        "another call with this message id is not answered yet");
            }
            return true;
        }
        byte[] answer = call.registration().once()
                ? config.recentAnswers().find(peer, call.messageId(), call.bytes(), now())
                : null;
        if (answer != null) {
            ignore(Ignored.REPETITION, call.bytes());
            send(answer);
        }
        return answer != null;
    }

    /// Handles a call on the own thread.
    void handleHere(IncomingCall<?, ?> call) {
        finish(call, Answer.to(call, config));
    }

    /// Handles a call on a virtual thread, and answers it back on the own one.
    void handleElsewhere(IncomingCall<?, ?> call) {
        runHandler(() -> {
            Answer answer = ScopedValue.where(HANDLING, call).call(() -> Answer.to(call, config));
            backHome(() -> {
                finish(call, answer);
                if (inbox != null) {
                    inbox.handled();
                }
            });
        });
    }

    void runHandler(Runnable task) {
        config.handlerExecutor().execute(task);
    }

    /// Sends a frame, if there is still someone to send it to.
    void send(byte[] frame) {
        if (open) {
            config.observer().sent(this, frame);
            wire.send(frame);
        }
    }

    void refuse(String action, String messageId, CallErrorCode code, String description) {
        config.observer().refused(this, action, messageId, code, description);
        send(FrameWriter.error(messageId, code, description));
    }

    void ignore(Ignored why, byte[] frame) {
        config.observer().ignored(this, why, frame);
    }

    @Nullable
    OutgoingCall<?> takeCall(String messageId) {
        if (outbox == null) {
            return null;
        }
        OutgoingCall<?> call = outbox.takeUnderWay(messageId);
        return call == null ? outbox.takeRetired(messageId) : call;
    }

    /// An answer to a call of ours has been read.
    <R extends Response> void answered(OutgoingCall<R> call, CallOutcome<R> outcome, List<Deviation> deviations) {
        if (!deviations.isEmpty()) {
            config.observer().deviated(this, call.action(), call.messageId(), deviations);
        }
        if (call.hasEnded()) {
            config.observer().answeredLate(this, call.action(), call.messageId(), outcome);
            report(call, () -> call.end().answeredLate(outcome));
        } else {
            ended(call, outcome);
            if (outbox != null) {
                outbox.sendNext();
            }
        }
    }

    <R extends Response> void ended(OutgoingCall<R> call, CallOutcome<R> outcome) {
        call.markEnded();
        config.observer().called(this, call.action(), call.messageId(), outcome, call.nanosSinceHandedIn());
        report(call, () -> call.end().ended(outcome));
    }

    /// Whoever made the call must not bring down the connection's thread, which others share.
    private void report(OutgoingCall<?> call, Runnable report) {
        try {
            report.run();
        } catch (RuntimeException e) {
            config.observer().failed(this, call.action(), call.messageId(), e);
            log.atError()
                    .addKeyValue("chargePoint", peer)
                    .addKeyValue("action", call.action())
                    .setCause(e)
                    .log("the maker of a call failed at its end");
        }
    }

    private void handIn(OutgoingCall<?> call) {
        try {
            wire.execute(() -> {
                if (!open) {
                    endNotConnected(call);
                    return;
                }
                if (outbox == null) {
                    outbox = new Outbox(this, wire, config.outboxLimit());
                }
                outbox.add(call);
            });
        } catch (RejectedExecutionException e) {
            endNotConnected(call);
        }
    }

    private <R extends Response> void endNotConnected(OutgoingCall<R> call) {
        ended(call, new NotSent<>(Why.NOT_CONNECTED));
    }

    /// Hands a task to the own thread; if that is gone, the connection is too, and the task is done here.
    private void backHome(Runnable task) {
        try {
            wire.execute(task);
        } catch (RejectedExecutionException e) {
            log.atDebug().addKeyValue("chargePoint", peer).log("an answer came after the end of its connection");
        }
    }

    private String nextMessageId() {
        MessageIds ids = messageIds;
        if (ids == null) {
            synchronized (this) {
                ids = messageIds;
                if (ids == null) {
                    ids = new MessageIds();
                    messageIds = ids;
                }
            }
        }
        return ids.next();
    }

    private void finish(IncomingCall<?, ?> call, Answer answer) {
        switch (answer) {
            case Answer.Result result -> {
                config.observer().answered(this, call.action(), call.messageId(), call.nanosSinceReceived());
                send(result.frame());
            }
            case Answer.Refusal(CallErrorCode code, String description) ->
                refuse(call.action(), call.messageId(), code, description);
            case Answer.Silence _ -> {}
        }
        call.answered().forEach(Runnable::run);
    }
}
