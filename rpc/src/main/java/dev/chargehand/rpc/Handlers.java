// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.MessageCodec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which handler answers which action. Immutable; one for all connections.
///
/// An action without a handler is answered with NotSupported if OCPP 1.6 knows it, else with NotImplemented. That
/// covers the wrong direction too: nobody registers a handler for what the other side never sends.
public final class Handlers {
    private static final Handlers NONE = new Builder().build();

    private final Map<String, Registration<?, ?>> byAction;

    private Handlers(Map<String, Registration<?, ?>> byAction) {
        this.byAction = Map.copyOf(byAction);
    }

    /// No handlers at all.
    public static Handlers none() {
        return NONE;
    }

    /// A new, empty builder.
    public static Builder builder() {
        return new Builder();
    }

    @Nullable
    Registration<?, ?> of(String action) {
        return byAction.get(action);
    }

    /// A handler with what is needed to serve it.
    ///
    /// @param action the action it answers
    /// @param requests reads the request
    /// @param responses writes the response
    /// @param handler the handler
    /// @param immediate whether it runs on the connection's own thread
    /// @param once whether a repetition of a call gets the stored answer
    record Registration<Q extends Request<R>, R extends Response>(
            Action<Q, R> action,
            MessageCodec<Q> requests,
            MessageCodec<R> responses,
            Handler<Q, R> handler,
            boolean immediate,
            boolean once) {}

    /// Collects handlers.
    public static final class Builder {
        private final Map<String, Registration<?, ?>> byAction = new HashMap<>();

        private Builder() {}

        /// Answers a request on a virtual thread, so the handler may block.
        ///
        /// @throws IllegalStateException if the action has a handler already
        public <Q extends Request<R>, R extends Response> Builder on(Class<Q> request, Handler<Q, R> handler) {
            return register(request, handler, false, false);
        }

        /// Answers a request on the connection's own thread: faster, for a handler that never blocks and has no
        /// effect that a repetition would double.
        ///
        /// @throws IllegalStateException if the action has a handler already
        public <Q extends Request<R>, R extends Response> Builder immediately(Class<Q> request, Handler<Q, R> handler) {
            return register(request, handler, true, false);
        }

        /// Answers a request on a virtual thread, and each call only once: a repetition (same id, same content)
        /// gets the stored answer and does not reach the handler. For requests that say when something
        /// happened, such as StartTransaction; two equal heartbeats are two heartbeats.
        ///
        /// @throws IllegalStateException if the action has a handler already
        public <Q extends Request<R>, R extends Response> Builder once(Class<Q> request, Handler<Q, R> handler) {
            return register(request, handler, false, true);
        }

        /// What was collected so far.
        public Handlers build() {
            return new Handlers(byAction);
        }

        private <Q extends Request<R>, R extends Response> Builder register(
                Class<Q> request, Handler<Q, R> handler, boolean immediate, boolean once) {
            Action<Q, R> action = Action.of(request);
            var registration = new Registration<>(
                    action, MessageCodec.of(request), MessageCodec.of(action.response()), handler, immediate, once);
            if (byAction.putIfAbsent(action.name(), registration) != null) {
                throw new IllegalStateException(action + " has a handler already");
            }
            return this;
        }
    }
}
