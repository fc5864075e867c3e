// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The bytes of WebSocket frames (RFC 6455 section 5).
///
/// Netty has frame objects and handlers for this. Here a frame is read and written in one pass between the
/// socket's buffer and the byte array that `rpc` works on, which saves some objects a message and a handler
/// a connection.
final class Frames {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /// The longest payload of a control frame.
    static final int MAX_CONTROL = 125;

    static final int SHORT_LENGTH = 126;
    static final int LONG_LENGTH = 127;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_HEADER = 14;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Frames() {}

    /// One unfragmented frame as one buffer, unmasked as a server sends it.
    static ByteBuf encode(ByteBufAllocator buffers, int opcode, byte[] payload) {
        ByteBuf out = buffers.directBuffer(MAX_HEADER + payload.length);
        writeHeader(out, opcode, payload.length, 0);
        return out.writeBytes(payload);
    }

    /// One unfragmented frame as one buffer, masked as a client must send it.
    static ByteBuf encodeMasked(ByteBufAllocator buffers, int opcode, byte[] payload, int mask) {
        ByteBuf out = buffers.directBuffer(MAX_HEADER + payload.length);
        writeHeader(out, opcode, payload.length, MASKED);
        out.writeInt(mask);
        long wide = widened(mask);
        int at = 0;
        for (; at <= payload.length - Long.BYTES; at += Long.BYTES) {
            out.writeLong((long) LONGS.get(payload, at) ^ wide);
        }
        for (; at < payload.length; at++) {
            out.writeByte(payload[at] ^ maskByte(mask, at));
        }
        return out;
    }

    private static void writeHeader(ByteBuf out, int opcode, int length, int masked) {
        out.writeByte(FIN | opcode);
        if (length <= MAX_CONTROL) {
            out.writeByte(masked | length);
        } else if (length <= 0xFFFF) {
            out.writeByte(masked | SHORT_LENGTH);
            out.writeShort(length);
        } else {
            out.writeByte(masked | LONG_LENGTH);
            out.writeLong(length);
        }
    }

    /// Takes the mask off, in place, and tells in the same pass whether all of it is ASCII.
    static boolean unmask(byte[] payload, int mask) {
        long wide = widened(mask);
        long seen = 0;
        int at = 0;
        for (; at <= payload.length - Long.BYTES; at += Long.BYTES) {
            long plain = (long) LONGS.get(payload, at) ^ wide;
            LONGS.set(payload, at, plain);
            seen |= plain;
        }
        for (; at < payload.length; at++) {
            payload[at] ^= (byte) maskByte(mask, at);
            seen |= payload[at];
        }
        return (seen & HIGH_BITS) == 0;
    }

    /// Whether the bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates.
    static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// The payload of a close frame.
    static byte[] closing(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(words.length, MAX_CONTROL - 2);
        while (length < words.length && length > 0 && (words[length] & 0xC0) == 0x80) {
            length--;
        }
        return ByteBuffer.allocate(2 + length)
                .putShort((short) code)
                .put(words, 0, length)
                .array();
    }

    /// Whether a code may stand in a close frame (RFC 6455 section 7.4 and what IANA has registered since).
    static boolean isCloseCode(int code) {
        boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
        return registered || (code >= 3000 && code <= 4999);
    }

    private static long widened(int mask) {
        return (Integer.toUnsignedLong(mask) << 32) | Integer.toUnsignedLong(mask);
    }

    private static int maskByte(int mask, int at) {
        return mask >>> (24 - 8 * (at & 3));
    }
}
