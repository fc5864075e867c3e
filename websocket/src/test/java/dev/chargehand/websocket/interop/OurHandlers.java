// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.Handlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Our handlers: each answers with the pair's answer, and remembers what it was asked.
final class OurHandlers {
    private final List<Request<?>> received = new CopyOnWriteArrayList<>();
    private final Handlers handlers;

    OurHandlers(Stream<Pair<?, ?>> pairs) {
        Handlers.Builder builder = Handlers.builder();
        pairs.forEach(pair -> register(builder, pair));
        this.handlers = builder.build();
    }

    /// What we were asked last.
    Request<?> last() {
        return received.getLast();
    }

    Handlers handlers() {
        return handlers;
    }

    @SuppressWarnings("unchecked")
    private <Q extends Request<R>, R extends Response> void register(Handlers.Builder builder, Pair<Q, R> pair) {
        builder.on((Class<Q>) pair.request().getClass(), (_, request) -> {
            received.add(request);
            return pair.response();
        });
    }
}
