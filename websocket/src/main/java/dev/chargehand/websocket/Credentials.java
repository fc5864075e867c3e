// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a charge point gives by HTTP Basic authentication.
///
/// The password is the AuthorizationKey as bytes, any bytes, so it never becomes a text (OCPP-J 1.6 section
/// 6.2, and the security whitepaper, A00.FR.205).
public final class Credentials {
    private static final String SCHEME = "Basic ";

    private final String user;
    private final byte[] password;

    /// The name and the password; the bytes are copied.
    public Credentials(String user, byte[] password) {
        this.user = user;
        this.password = password.clone();
    }

    /// The user's name, which is the charge point's identity.
    public String user() {
        return user;
    }

    /// A copy of the password.
    public byte[] password() {
        return password.clone();
    }

    /// Whether the password is this one; takes the same time whatever the answer.
    public boolean passwordIs(byte[] expected) {
        return MessageDigest.isEqual(password, expected);
    }

    /// Says nothing of the password.
    @Override
    public String toString() {
        return user + ":***";
    }

    /// Whether a header field is meant to be Basic authentication at all.
    static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /// Reads the value of an Authorization field; empty if it is broken.
    static Optional<Credentials> parse(String authorization) {
        byte[] pair;
        try {
            pair = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (int at = 0; at < pair.length; at++) {
            if (pair[at] == ':') {
                var user = new String(pair, 0, at, StandardCharsets.UTF_8);
                return Optional.of(new Credentials(user, Arrays.copyOfRange(pair, at + 1, pair.length)));
            }
        }
        return Optional.empty();
    }

    /// The value of an Authorization field.
    String header() {
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] pair = Arrays.copyOf(name, name.length + password.length);
        System.arraycopy(password, 0, pair, name.length, password.length);
        return SCHEME + Base64.getEncoder().encodeToString(pair);
    }
}
