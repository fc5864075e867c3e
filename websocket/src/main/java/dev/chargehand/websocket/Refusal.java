// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.websocket.Admission.Refuse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A handshake that ends without an upgrade: the HTTP status, and why.
///
/// @param status the HTTP status
/// @param reason why, for the operator
/// @param text why, for whoever asked; says less than the reason where more would help to find out identities
/// @param fields header fields that belong to the status
record Refusal(int status, String reason, String text, List<String> fields) implements Verdict {
    private static final String CHALLENGE = "WWW-Authenticate: Basic realm=\"charge points\", charset=\"UTF-8\"";

    /// The same words for both.
    static Refusal of(int status, String reason, String... fields) {
        return new Refusal(status, reason, reason, List.of(fields));
    }

    static Refusal unauthorized(String reason) {
        return new Refusal(401, reason, "the user name or the password is not right", List.of(CHALLENGE));
    }

    static Refusal overloaded(String reason, Duration retryAfter) {
        return of(503, reason, retryAfter(retryAfter));
    }

    static Refusal of(Refuse decision) {
        String reason = decision.reason();
        List<String> again = decision.retryAfter() == null ? List.of() : List.of(retryAfter(decision.retryAfter()));
        return switch (decision.status()) {
            case 401 -> unauthorized(reason);
            case 403 -> new Refusal(403, reason, "this charge point may not connect here", again);
            case 404 -> new Refusal(404, reason, "no charge point of this identity is known here", again);
            default -> new Refusal(decision.status(), reason, reason, again);
        };
    }

    /// The response as it goes out; the connection is closed after it.
    byte[] response() {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(status))
                .append("\r\n");
        if (fields.stream().noneMatch(field -> field.startsWith("Connection:"))) {
            head.append("Connection: close\r\n");
        }
        fields.forEach(field -> head.append(field).append("\r\n"));
        head.append("Content-Type: text/plain; charset=utf-8\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static String retryAfter(Duration delay) {
        return "Retry-After: " + Math.max(1, delay.toSeconds());
    }
}
