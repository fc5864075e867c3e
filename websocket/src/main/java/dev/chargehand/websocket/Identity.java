// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The identity of a charge point: the last segment of the path it connects to (OCPP-J 1.6 section 3.1).
final class Identity {
    /// OCPP 1.6 names no limit; OCPP 2.0.1 has this one.
    static final int MAX_LENGTH = 48;

    private static final String UNRESERVED = "-._~";

    private Identity() {}

    /// What a segment of a raw path turns out to be.
    sealed interface Reading {}

    /// An identity.
    record Valid(String identity) implements Reading {}

    /// Not an identity, for that reason.
    record Malformed(String reason) implements Reading {}

    /// Decodes a segment of the raw path. It is decoded after the path was split, so an encoded slash does
    /// not split.
    static Reading decode(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int at = 0; at < segment.length(); at++) {
            int value = segment.charAt(at);
            if (value == '%') {
                value = escaped(segment, at);
                at += 2;
            }
            if (value < 0 || value > 0xFF) {
                return new Malformed("the identity in the path is not percent-encoded properly");
            }
            bytes[length++] = (byte) value;
        }
        byte[] decoded = Arrays.copyOf(bytes, length);
        return Frames.isUtf8(decoded)
                ? judge(new String(decoded, StandardCharsets.UTF_8))
                : new Malformed("the identity in the path is not UTF-8");
    }

    /// Whether a text may be an identity: 1 to 48 characters, no colon, which Basic authentication would
    /// cut it at.
    static Reading judge(String identity) {
        int length = identity.codePointCount(0, identity.length());
        if (length == 0) {
            return new Malformed("the path ends without an identity");
        }
        if (length > MAX_LENGTH) {
            return new Malformed("the identity is longer than " + MAX_LENGTH + " characters");
        }
        if (identity.indexOf(':') >= 0 || identity.chars().anyMatch(Character::isISOControl)) {
            return new Malformed("the identity contains a colon or a control character");
        }
        return new Valid(identity);
    }

    /// The form under which identities that differ in case only are the same.
    static String folded(String identity) {
        return identity.toUpperCase(Locale.ROOT);
    }

    /// The identity as a segment of a path.
    static String encode(String identity) {
        var out = new StringBuilder();
        for (byte b : identity.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || UNRESERVED.indexOf(b) >= 0;
            if (plain) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", b));
            }
        }
        return out.toString();
    }

    /// The byte that an escape stands for, or -1.
    private static int escaped(String segment, int at) {
        if (at + 2 >= segment.length()) {
            return -1;
        }
        int high = Character.digit(segment.charAt(at + 1), 16);
        int low = Character.digit(segment.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
