// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.event.Event;
import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What happens, as server-sent events: kept events have ids, and a client that comes back with
/// `Last-Event-ID` gets
/// what it missed. A client that cannot follow loses its stream, and comes back.
final class EventsApi {
    private static final int BUFFER = 2_000;
    private static final int PART = 500;
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);

    private final EventLog events;

    EventsApi(EventLog events) {
        this.events = events;
    }

    void addTo(RoutesConfig routes) {
        routes.sse(Api.ROOT + "/events", this::stream);
    }

    private void stream(SseClient client) {
        BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(BUFFER);
        var open = new AtomicBoolean(true);
        client.onClose(() -> open.set(false));
        Runnable end = events.subscribe(event -> {
            if (!waiting.offer(event)) {
                open.set(false);
            }
        });
        client.keepAlive();
        Thread.startVirtualThread(() -> {
            try {
                follow(client, waiting, open);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end.run();
                client.close();
            }
        });
    }

    private void follow(SseClient client, BlockingQueue<Event> waiting, AtomicBoolean open)
            throws InterruptedException {
        String header = client.ctx().header("Last-Event-ID");
        long last = header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : -1;
        if (last >= 0) {
            last = catchUp(client, last, open);
        }
        client.sendComment("here is what happens");
        while (open.get()) {
            Event event = waiting.poll(COMMENT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                client.sendComment("nothing new");
            } else if (event.id() == 0 || event.id() > last) {
                send(client, event);
            }
        }
    }

    /// What was missed; what happens meanwhile waits in the buffer.
    private long catchUp(SseClient client, long after, AtomicBoolean open) {
        long last = after;
        List<Event> missed = events.after(last, PART);
        while (!missed.isEmpty() && open.get()) {
            missed.forEach(event -> send(client, event));
            last = missed.getLast().id();
            missed = events.after(last, PART);
        }
        return last;
    }

    private static void send(SseClient client, Event event) {
        String data = EventData.object()
                .with("at", event.at().toString())
                .with("chargePoint", event.chargePoint())
                .with("transactionId", event.transactionId())
                .withJson("data", event.data())
                .text();
        client.sendEvent(event.type().word(), data, event.id() == 0 ? null : String.valueOf(event.id()));
    }
}
