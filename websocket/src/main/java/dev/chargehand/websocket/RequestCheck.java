// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at the request of a handshake by itself: everything that can be said before asking who may connect.
final class RequestCheck {
    private static final String FOR_PEOPLE = """
            This address is for charge points: it speaks OCPP 1.6 over WebSocket, and a browser cannot show it.
            Set it as the central system's address in your charge point.""";

    private final String prefix;
    private final SubprotocolPolicy subprotocols;

    /// @param path what must stand before the identity; "/" for anything
    RequestCheck(String path, SubprotocolPolicy subprotocols) {
        this.prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.subprotocols = subprotocols;
    }

    /// Where a request comes from.
    record Origin(
            InetSocketAddress remote,
            boolean secure,
            @Nullable X509Certificate certificate) {}

    Verdict judge(HttpRequest request, Origin origin) {
        Refusal refusal = fault(request);
        if (refusal != null) {
            return refusal;
        }
        String path = path(request.uri());
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        int slash = trimmed.lastIndexOf('/');
        if (slash < 0 || (!prefix.isEmpty() && !trimmed.substring(0, slash).equals(prefix))) {
            return Refusal.of(404, "the path is " + printable(path) + ", expected " + prefix + "/<identity>");
        }
        return switch (Identity.decode(trimmed.substring(slash + 1))) {
            case Identity.Malformed(String reason) -> Refusal.of(400, reason);
            case Identity.Valid(String identity) -> judge(request.headers(), path, identity, origin);
        };
    }

    private Verdict judge(HttpHeaders headers, String path, String identity, Origin origin) {
        List<String> offered = offered(headers);
        boolean common = offered.contains(Upgrade.OCPP16);
        boolean assumed = offered.isEmpty() && subprotocols.assumeWhenMissing();
        boolean thenClose = !common && !assumed;
        if (thenClose && !subprotocols.finishThenClose()) {
            return Refusal.of(400, noCommonVersion(offered));
        }
        Credentials credentials = null;
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization != null && Credentials.isBasic(authorization)) {
            Optional<Credentials> parsed = Credentials.parse(authorization);
            if (parsed.isEmpty()) {
                return Refusal.unauthorized("the Authorization field is not proper Basic authentication");
            }
            credentials = parsed.get();
            if (!credentials.user().equals(identity)) {
                return Refusal.unauthorized("the user name is not the identity in the path");
            }
        }
        var handshake = new Handshake(
                origin.remote(), path, identity, offered, credentials, origin.secure(), origin.certificate());
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "");
        return new Verdict.Upgradable(handshake, key.strip(), common ? Upgrade.OCPP16 : null, thenClose);
    }

    static String noCommonVersion(List<String> offered) {
        return offered.isEmpty()
                ? "no OCPP version is offered: the field Sec-WebSocket-Protocol is missing, expected ocpp1.6"
                : "no common OCPP version: offered is " + printable(String.join(",", offered)) + ", expected ocpp1.6";
    }

    /// What is wrong with a request whatever its path, or null.
    private static @Nullable Refusal fault(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (request.decoderResult().isFailure()) {
            return unreadable(request.decoderResult().cause());
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Refusal.of(405, "the method is not GET", "Allow: GET");
        }
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)) {
            return new Refusal(
                    426,
                    "not a WebSocket request, but an ordinary GET such as a browser's",
                    FOR_PEOPLE,
                    List.of("Upgrade: websocket", "Connection: Upgrade, close"));
        }
        if (!Upgrade.VERSION.equals(
                headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "").strip())) {
            return Refusal.of(
                    426,
                    "the WebSocket version is not 13",
                    "Sec-WebSocket-Version: " + Upgrade.VERSION,
                    "Upgrade: websocket",
                    "Connection: Upgrade, close");
        }
        if (!Upgrade.isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "").strip())) {
            return Refusal.of(400, "the field Sec-WebSocket-Key is missing or wrong");
        }
        return null;
    }

    private static Refusal unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.of(414, "the first line of the request is too long");
            case TooLongFrameException _ -> Refusal.of(431, "the header of the request is too long");
            default -> Refusal.of(400, "not an HTTP request: " + printable(String.valueOf(cause.getMessage())));
        };
    }

    /// The values of all fields of that name, in order; each may hold several.
    private static List<String> offered(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// The raw path of a request's target, which may be a whole URL if it came through a proxy.
    static String path(String target) {
        int from = 0;
        int scheme = target.indexOf("://");
        if (!target.startsWith("/") && scheme >= 0) {
            from = target.indexOf('/', scheme + 3);
            if (from < 0) {
                return "/";
            }
        }
        int to = target.length();
        for (int at = from; at < to; at++) {
            if (target.charAt(at) == '?' || target.charAt(at) == '#') {
                to = at;
            }
        }
        return target.substring(from, to);
    }

    /// A stranger's text, safe to print and not too long.
    static String printable(String text) {
        int longest = 120;
        var out = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .forEach(c -> out.append(c > ' ' && c < 0x7F ? Character.toString(c) : c == ' ' ? " " : "?"));
        return text.length() > longest ? out + "..." : out.toString();
    }
}
