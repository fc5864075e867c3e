// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The words that both ends of an upgrade must agree on (RFC 6455 section 4).
final class Upgrade {
    /// The only subprotocol there is here.
    static final String OCPP16 = "ocpp1.6";

    static final String VERSION = "13";

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private Upgrade() {}

    /// What a server answers to a key.
    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The response that switches the protocol.
    static byte[] response(String key, @Nullable String subprotocol) {
        String chosen = subprotocol == null ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
        return ("HTTP/1.1 101 Switching Protocols\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n"
                        + chosen
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
