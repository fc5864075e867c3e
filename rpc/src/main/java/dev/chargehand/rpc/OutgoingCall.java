// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.rpc.CallOptions.Priority;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call of ours from when it is handed in to its end, and beyond that for as long as a late answer is waited for.
/// All but the construction happens on the connection's own thread.
final class OutgoingCall<R extends Response> {
    private final String messageId;
    private final String action;
    private final MessageCodec<R> responses;
    private final byte[] frame;
    private final CallOptions options;
    private final CallEnd<R> end;
    private final long handedInNanos = System.nanoTime();

    private Wire.@Nullable Timeout timeout;
    private boolean ended;

    private OutgoingCall(String messageId, Action<?, R> action, byte[] frame, CallOptions options, CallEnd<R> end) {
        this.messageId = messageId;
        this.action = action.name();
        this.responses = MessageCodec.of(action.response());
        this.frame = frame;
        this.options = options;
        this.end = end;
    }

    /// Writes the frame at once, on the caller's thread, so that an invalid request fails where it was made.
    @SuppressWarnings("unchecked")
    static <R extends Response> OutgoingCall<R> of(
            String messageId, Request<R> request, CallOptions options, CallEnd<R> end) {
        var action = (Action<?, R>) Action.ofMessage(request);
        var codec = (MessageCodec<Request<R>>) MessageCodec.of(request.getClass());
        byte[] frame = FrameWriter.call(messageId, action.name(), codec, request);
        return new OutgoingCall<>(messageId, action, frame, options, end);
    }

    String messageId() {
        return messageId;
    }

    String action() {
        return action;
    }

    MessageCodec<R> responses() {
        return responses;
    }

    byte[] frame() {
        return frame;
    }

    Priority priority() {
        return options.priority();
    }

    Duration answerWithin() {
        return options.answerWithin();
    }

    Duration sendWithin() {
        return options.sendWithin();
    }

    CallEnd<R> end() {
        return end;
    }

    boolean hasEnded() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }

    long nanosSinceHandedIn() {
        return System.nanoTime() - handedInNanos;
    }

    /// Replaces the deadline that is running.
    void deadline(Wire.@Nullable Timeout next) {
        if (timeout != null) {
            timeout.cancel();
        }
        timeout = next;
    }
}
