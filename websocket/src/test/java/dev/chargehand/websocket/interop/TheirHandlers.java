// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import eu.chargetime.ocpp.feature.profile.ClientCoreEventHandler;
import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Their handlers: each answers with the pair's answer, and remembers what it was asked.
final class TheirHandlers {
    private final List<Pair<?, ?>> pairs;
    private final List<Request> received = new CopyOnWriteArrayList<>();

    TheirHandlers(Stream<Pair<?, ?>> pairs) {
        this.pairs = pairs.toList();
    }

    /// What they were asked last.
    Request last() {
        return received.getLast();
    }

    ClientCoreEventHandler ofClient() {
        return proxy(ClientCoreEventHandler.class);
    }

    ServerCoreEventHandler ofServer() {
        return proxy(ServerCoreEventHandler.class);
    }

    /// All their methods take the request as the last argument and return its confirmation.
    private <T> T proxy(Class<T> type) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, arguments) -> {
            Request request = (Request) arguments[arguments.length - 1];
            received.add(request);
            return answer(request);
        });
        return type.cast(proxy);
    }

    private Confirmation answer(Request request) {
        return pairs.stream()
                .filter(pair -> pair.theirs().getClass() == request.getClass())
                .map(Pair::theirAnswer)
                .findFirst()
                .orElseThrow();
    }
}
