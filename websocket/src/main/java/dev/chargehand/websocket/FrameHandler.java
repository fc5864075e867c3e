// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static dev.chargehand.websocket.Frames.BINARY;
import static dev.chargehand.websocket.Frames.CLOSE;
import static dev.chargehand.websocket.Frames.CONTINUATION;
import static dev.chargehand.websocket.Frames.PING;
import static dev.chargehand.websocket.Frames.PONG;
import static dev.chargehand.websocket.Frames.TEXT;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/// Cuts what a socket brings into frames and messages, and is strict about it (RFC 6455 sections 5.2 to
/// 5.6): whoever breaks the framing cannot be understood any more.
///
/// Nearly always a read brings whole frames. Then nothing is kept; only a frame that is still incomplete
/// and a message that comes in fragments have a buffer here, and neither grows beyond the limit of a frame.
abstract sealed class FrameHandler extends ChannelInboundHandlerAdapter permits SocketWire {
    static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_DATA = 1007;
    static final int TOO_BIG = 1009;

    /// The start of a frame that has not arrived as a whole.
    private @Nullable ByteBuf rest;

    /// The message that comes in fragments.
    private @Nullable Fragments fragments;

    private boolean deaf;

    /// Whether frames must come masked, that is from a client.
    abstract boolean expectsMask();

    abstract int maxFrame();

    abstract void received(int opcode, byte[] payload);

    /// The peer broke the rules; nothing more of what it sends is looked at.
    abstract void broken(int code, String reason);

    /// Stops looking at what comes in.
    final void stopListening() {
        deaf = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            return;
        }
        if (deaf) {
            bytes.release();
            return;
        }
        if (rest == null) {
            readFresh(ctx, bytes);
        } else {
            readJoined(rest, bytes);
        }
    }

    private void readFresh(ChannelHandlerContext ctx, ByteBuf in) {
        try {
            readFrames(in);
            if (in.isReadable() && !deaf) {
                rest = ctx.alloc().buffer(in.readableBytes()).writeBytes(in);
            }
        } finally {
            in.release();
        }
    }

    /// Goes on with an incomplete frame. Its buffer is kept and grows by doubling, so that a peer that
    /// sends a long frame byte by byte does not make it be copied byte by byte.
    private void readJoined(ByteBuf joined, ByteBuf more) {
        try {
            joined.discardSomeReadBytes().writeBytes(more);
        } finally {
            more.release();
        }
        readFrames(joined);
        if (rest != null && !joined.isReadable()) {
            rest = null;
            joined.release();
        }
    }

    private void readFrames(ByteBuf in) {
        boolean goesOn = true;
        while (goesOn && in.isReadable()) {
            goesOn = readFrame(in);
        }
    }

    final void forget() {
        deaf = true;
        fragments = null;
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    /// Reads one frame; false if there is none as a whole, or no more are wanted.
    private boolean readFrame(ByteBuf in) {
        int available = in.readableBytes();
        if (available < 2) {
            return false;
        }
        int at = in.readerIndex();
        int first = in.getByte(at);
        int second = in.getByte(at + 1);
        String fault = fault(first, second);
        if (fault != null) {
            return fail(PROTOCOL_ERROR, fault);
        }
        int headerLength = headerLength(second);
        if (available < headerLength) {
            return false;
        }
        long length = length(in, at, second);
        if (length < 0) {
            return fail(PROTOCOL_ERROR, "a frame's length is not written in the shortest way");
        }
        if (length + lengthBefore(first) > maxFrame()) {
            return fail(TOO_BIG, "a message is longer than " + maxFrame() + " bytes");
        }
        if (available < headerLength + length) {
            return false;
        }
        int mask = expectsMask() ? in.getInt(at + headerLength - Integer.BYTES) : 0;
        in.skipBytes(headerLength);
        byte[] payload = new byte[(int) length];
        in.readBytes(payload);
        take(first, payload, Frames.unmask(payload, mask));
        return !deaf;
    }

    /// What is wrong with the first two bytes of a frame, or null.
    private @Nullable String fault(int first, int second) {
        int opcode = first & 0x0F;
        boolean last = first < 0;
        if ((first & 0x70) != 0) {
            return "a frame has reserved bits set";
        }
        if (second < 0 != expectsMask()) {
            return expectsMask() ? "a frame from the client is not masked" : "a frame from the server is masked";
        }
        return switch (opcode) {
            case CONTINUATION -> fragments == null ? "a fragment continues no message" : null;
            case TEXT, BINARY -> fragments != null ? "a new message starts within a fragmented one" : null;
            case CLOSE, PING, PONG ->
                last && (second & 0x7F) <= Frames.MAX_CONTROL ? null : "a control frame is fragmented or too long";
            default -> "a frame has the unknown opcode " + opcode;
        };
    }

    /// The length of the fragments that a frame is to be joined to.
    private int lengthBefore(int first) {
        return fragments == null || (first & 0x0F) >= CLOSE ? 0 : fragments.length();
    }

    private int headerLength(int second) {
        int extended = switch (second & 0x7F) {
            case Frames.SHORT_LENGTH -> Short.BYTES;
            case Frames.LONG_LENGTH -> Long.BYTES;
            default -> 0;
        };
        return 2 + extended + (expectsMask() ? Integer.BYTES : 0);
    }

    /// The payload's length; -1 if it is written in a longer way than needed, or makes no sense.
    private static long length(ByteBuf in, int at, int second) {
        int small = second & 0x7F;
        if (small < Frames.SHORT_LENGTH) {
            return small;
        }
        if (small == Frames.SHORT_LENGTH) {
            int length = in.getUnsignedShort(at + 2);
            return length > Frames.MAX_CONTROL ? length : -1;
        }
        long length = in.getLong(at + 2);
        return length > 0xFFFF ? length : -1;
    }

    private void take(int first, byte[] payload, boolean ascii) {
        int opcode = first & 0x0F;
        if (opcode >= CLOSE) {
            received(opcode, payload);
        } else if (first < 0 && fragments == null) {
            takeMessage(opcode, payload, ascii);
        } else {
            takeFragment(opcode, first < 0, payload, ascii);
        }
    }

    private void takeFragment(int opcode, boolean last, byte[] payload, boolean ascii) {
        Fragments message = fragments;
        if (message == null) {
            message = new Fragments(opcode);
            fragments = message;
        }
        message.add(payload, ascii);
        if (last) {
            fragments = null;
            takeMessage(message.opcode(), message.joined(), message.ascii());
        }
    }

    private void takeMessage(int opcode, byte[] payload, boolean ascii) {
        if (opcode == TEXT && !ascii && !Frames.isUtf8(payload)) {
            fail(INVALID_DATA, "a text message is not UTF-8");
        } else {
            received(opcode, payload);
        }
    }

    private boolean fail(int code, String reason) {
        stopListening();
        broken(code, reason);
        return false;
    }
}
