// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.time.Duration;

/// What a peer may cost. Sizes are in bytes.
///
/// @param maxFrame the longest message; a longer one closes the connection with code 1009
/// @param maxUnsent how much may wait for a peer that does not read, before it is cut off
/// @param maxRequestLine the longest first line of a handshake
/// @param maxHeaders the longest header of a handshake, all fields together
/// @param handshakeWithin how long a handshake may take, TLS and the decision included
/// @param halfOpenPerAddress how many handshakes may be unfinished at once from one address
/// @param halfOpen how many handshakes may be unfinished at once in all
/// @param handshakesPerSecond how many handshakes are looked at in a second; the others are put off with 503
public record Limits(
        int maxFrame,
        int maxUnsent,
        int maxRequestLine,
        int maxHeaders,
        Duration handshakeWithin,
        int halfOpenPerAddress,
        int halfOpen,
        int handshakesPerSecond) {
    /// 1 MiB a message, 4 MiB unsent, 10 s and 12 KiB for a handshake, 16,384 of them unfinished at once and
    /// 20,000 a second. One address may have them all: a charging park stands behind one, and an unfinished
    /// handshake costs a few kilobytes for ten seconds at most.
    public static final Limits DEFAULT =
            new Limits(1 << 20, 4 << 20, 4 << 10, 8 << 10, Duration.ofSeconds(10), 16_384, 16_384, 20_000);

    /// Checks that all are positive.
    public Limits {
        requirePositive("maxFrame", maxFrame);
        requirePositive("maxUnsent", maxUnsent);
        requirePositive("maxRequestLine", maxRequestLine);
        requirePositive("maxHeaders", maxHeaders);
        requirePositive("handshakeWithin", handshakeWithin.toMillis());
        requirePositive("halfOpenPerAddress", halfOpenPerAddress);
        requirePositive("halfOpen", halfOpen);
        requirePositive("handshakesPerSecond", handshakesPerSecond);
    }

    /// The same with other bounds on messages.
    public Limits withMessages(int frame, int unsent) {
        return new Limits(
                frame,
                unsent,
                maxRequestLine,
                maxHeaders,
                handshakeWithin,
                halfOpenPerAddress,
                halfOpen,
                handshakesPerSecond);
    }

    /// The same with another deadline of the handshake.
    public Limits withHandshakeWithin(Duration other) {
        return new Limits(
                maxFrame,
                maxUnsent,
                maxRequestLine,
                maxHeaders,
                other,
                halfOpenPerAddress,
                halfOpen,
                handshakesPerSecond);
    }

    /// The same with other bounds on how many handshakes there are.
    public Limits withHandshakes(int perAddress, int inAll, int perSecond) {
        return new Limits(
                maxFrame, maxUnsent, maxRequestLine, maxHeaders, handshakeWithin, perAddress, inAll, perSecond);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
