// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Deviation;
import dev.chargehand.rpc.Handlers.Registration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A received call from its arrival until its answer has left.
///
/// The tasks for after the answer are added by whoever handles the call and taken once by the connection's own
/// thread; the lock is for the handler that passes its exchange on to other threads.
final class IncomingCall<Q extends Request<R>, R extends Response> implements Exchange {
    private final RpcConnection connection;
    private final Registration<Q, R> registration;
    private final String messageId;
    private final byte[] frame;
    private final Q request;
    private final List<Deviation> deviations;
    private final Instant receivedAt;
    private final long receivedNanos;

    private @Nullable List<Runnable> after;
    private boolean answered;

    IncomingCall(
            RpcConnection connection,
            Registration<Q, R> registration,
            String messageId,
            byte[] frame,
            Q request,
            List<Deviation> deviations) {
        this.connection = connection;
        this.registration = registration;
        this.messageId = messageId;
        this.frame = frame;
        this.request = request;
        this.deviations = deviations;
        this.receivedAt = connection.now();
        this.receivedNanos = System.nanoTime();
    }

    /// Runs the handler and writes its answer.
    ///
    /// @throws Exception whatever the handler throws, or a response that is not valid
    byte[] answer() throws Exception {
        return FrameWriter.result(
                messageId, registration.responses(), registration.handler().handle(this, request));
    }

    Registration<Q, R> registration() {
        return registration;
    }

    String action() {
        return registration.action().name();
    }

    byte[] bytes() {
        return frame;
    }

    long nanosSinceReceived() {
        return System.nanoTime() - receivedNanos;
    }

    /// Marks the call as answered and hands over what was to be done then.
    synchronized List<Runnable> answered() {
        answered = true;
        return after == null ? List.of() : after;
    }

    /// Keeps a task for after the answer; false if the answer has left already.
    synchronized boolean deferred(Runnable task) {
        if (answered) {
            return false;
        }
        if (after == null) {
            after = new ArrayList<>();
        }
        after.add(task);
        return true;
    }

    @Override
    public void afterAnswer(Runnable task) {
        if (!deferred(() -> connection.runHandler(task))) {
            connection.runHandler(task);
        }
    }

    @Override
    public RpcConnection connection() {
        return connection;
    }

    @Override
    public String messageId() {
        return messageId;
    }

    @Override
    public Instant receivedAt() {
        return receivedAt;
    }

    @Override
    public List<Deviation> deviations() {
        return deviations;
    }

    @Override
    public String frame() {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
