// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a charge point, and the answers that come over it. Only one thread sends.
final class Line implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final Pattern ANSWER = Pattern.compile("\\[([34]),\"([^\"]*)\",(.*)]", Pattern.DOTALL);

    private final Map<String, Consumer<Answer>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Line(HttpClient client, URI url) throws IOException, InterruptedException, TimeoutException {
        try {
            socket = client.newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .connectTimeout(WITHIN)
                    .buildAsync(url, new Ear())
                    .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// What came back for a call.
    ///
    /// @param error whether it is a CALLERROR
    /// @param payload the rest of the frame
    record Answer(boolean error, String payload) {}

    /// A new connection; none if the server does not take it.
    static Optional<Line> open(HttpClient client, URI url) throws InterruptedException {
        try {
            return Optional.of(new Line(client, url));
        } catch (IOException | TimeoutException e) {
            return Optional.empty();
        }
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /// Sends a call; an answer may come at any time later, or never.
    void send(String id, String action, String payload, Consumer<Answer> onAnswer) throws InterruptedException {
        waiting.put(id, onAnswer);
        try {
            socket.sendText("[2,\"" + id + "\",\"" + action + "\"," + payload + "]", true)
                    .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
        }
    }

    /// Waits for what is hoped for, but not beyond the end of this connection.
    void await(CompletableFuture<?> hope, Duration longest) throws InterruptedException {
        try {
            CompletableFuture.anyOf(hope, closed).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever hopes sees for himself that nothing came.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void heard(String frame) {
        Matcher answer = ANSWER.matcher(frame);
        if (answer.matches()) {
            Consumer<Answer> caller = waiting.remove(answer.group(2));
            if (caller != null) {
                caller.accept(new Answer(answer.group(1).equals("4"), answer.group(3)));
            }
        }
    }

    /// Drops the connection without a word.
    @Override
    public void close() {
        socket.abort();
        closed.complete(true);
    }

    /// Puts the parts of a message together. It is called by one thread at a time.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                heard(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(true);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(true);
        }
    }
}
