// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.rpc.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket once its handshake is done: frames on one side, an [RpcConnection] on the other.
///
/// ## Threads
/// All of it happens on the channel's event loop, the *own thread* of [Wire], which it shares with many
/// others. Other threads come in through [#execute] only.
///
/// ## Size
/// An idle connection is its channel, this handler and the `RpcConnection`; it has no timer, no queue and
/// no buffer. Pings come from the loop's [PingWheel], and timers exist only while a call is under way or
/// the connection closes.
///
/// ## Flushing
/// A flush is a system call, so it is put off: until the end of the read loop for answers that are given
/// while reading, else until the tasks that wait on the event loop have run, which may bring more to send.
///
/// ## Closing
/// Whoever starts, each side sends one close frame, and the server then closes the socket (RFC 6455 section
/// 7.1.1). A peer that does not play along is cut off after [#CLOSE_WITHIN]. A peer that broke the framing,
/// or reads so slowly that too much waits for it, cannot be reasoned with.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
abstract sealed class SocketWire extends FrameHandler implements Wire, Runnable permits ServerWire, ClientWire {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int NO_CODE = 1005;
    static final int BROKE_OFF = 1006;
    static final int INTERNAL_ERROR = 1011;

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final byte[] EMPTY = {};
    private static final Logger log = LoggerFactory.getLogger(SocketWire.class);

    private final Channel channel;
    private final RpcConnection rpc;
    private final Limits limits;

    private boolean inReadLoop;
    private boolean unflushed;
    private boolean closeSent;
    private short closeCode;
    private @Nullable String closeReason;

    private @Nullable PingWheel wheel;
    private int wheelSlot;
    private int wheelIndex;
    private short unansweredPings;
    private boolean heard = true;
    private boolean paused;

    SocketWire(Channel channel, String peer, Handlers handlers, RpcConfig config, Limits limits) {
        this.channel = channel;
        this.limits = limits;
        this.rpc = new RpcConnection(peer, this, handlers, config);
    }

    abstract ByteBuf frame(int opcode, byte[] payload);

    /// The connection has ended, for whatever reason; called once.
    abstract void ended(int code, String reason);

    public final RpcConnection rpc() {
        return rpc;
    }

    final Channel channel() {
        return channel;
    }

    final void judge(@Nullable Strictness strictness) {
        if (strictness != null && strictness != rpc.strictness()) {
            rpc.strictness(strictness);
        }
    }

    // ---- what rpc wants

    @Override
    public void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public boolean isOwnThread() {
        return channel.eventLoop().inEventLoop();
    }

    @Override
    public Timeout schedule(Duration delay, Runnable task) {
        Future<?> scheduled = channel.eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void send(byte[] utf8) {
        if (closeSent) {
            return;
        }
        if (!channel.isWritable() && channel.bytesBeforeWritable() > limits.maxUnsent()) {
            cutOff("the peer does not read: more than " + limits.maxUnsent() + " bytes wait to be sent");
            return;
        }
        channel.write(frame(Frames.TEXT, utf8), channel.voidPromise());
        flushSoon();
    }

    @Override
    public void reading(boolean on) {
        paused = !on;
        heard = true;
        channel.config().setAutoRead(on);
    }

    @Override
    public void close(int code, String reason) {
        if (!closeSent) {
            noteEnd(code, reason);
            sendClose(Frames.closing(code, reason));
        }
    }

    /// Starts to read, unless what has been read already was too much.
    final void startReading() {
        if (!paused) {
            channel.config().setAutoRead(true);
        }
    }

    private void flushSoon() {
        if (!unflushed) {
            unflushed = true;
            if (!inReadLoop) {
                execute(this);
            }
        }
    }

    /// Flushes what was written outside of a read loop; the wire is its own task, so that this costs no
    /// object.
    @Override
    public void run() {
        if (unflushed && !inReadLoop) {
            unflushed = false;
            channel.flush();
        }
    }

    // ---- what the socket brings

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard = true;
        inReadLoop = true;
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        inReadLoop = false;
        run();
    }

    @Override
    final int maxFrame() {
        return limits.maxFrame();
    }

    @Override
    final void received(int opcode, byte[] payload) {
        switch (opcode) {
            case Frames.TEXT -> rpc.receivedText(payload);
            case Frames.BINARY -> rpc.receivedBinary(payload);
            case Frames.PING -> pong(payload);
            case Frames.CLOSE -> receivedClose(payload);
            default -> {}
        }
    }

    /// Answers a ping, unless the peer sends pings but does not read the answers: it needs to see only the
    /// last.
    private void pong(byte[] payload) {
        if (!closeSent && channel.isWritable()) {
            channel.write(frame(Frames.PONG, payload), channel.voidPromise());
            flushSoon();
        }
    }

    private void receivedClose(byte[] payload) {
        if (payload.length == 0) {
            peerCloses(NO_CODE, "", payload);
            return;
        }
        int code = payload.length == 1
                ? 0
                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        byte[] words = payload.length == 1 ? EMPTY : Arrays.copyOfRange(payload, 2, payload.length);
        if (!Frames.isCloseCode(code)) {
            broken(PROTOCOL_ERROR, "a close frame has no valid code");
        } else if (!Frames.isUtf8(words)) {
            broken(INVALID_DATA, "the reason in a close frame is not UTF-8");
        } else {
            peerCloses(code, new String(words, StandardCharsets.UTF_8), Arrays.copyOf(payload, 2));
        }
    }

    private void peerCloses(int code, String reason, byte[] echo) {
        stopListening();
        noteEnd(code, reason);
        if (closeSent) {
            channel.close();
        } else {
            sendClose(echo).addListener(_ -> closedByPeer());
        }
    }

    /// Both close frames are out.
    abstract void closedByPeer();

    @Override
    final void broken(int code, String reason) {
        stopListening();
        noteEnd(code, reason);
        if (closeSent) {
            channel.close();
        } else {
            sendClose(Frames.closing(code, reason)).addListener(_ -> finishSending());
        }
    }

    /// Lets the peer see our close frame before the socket goes. What it still sends is read and dropped
    /// meanwhile: a socket that is closed with unread bytes in it is reset, and the frame would be lost.
    private void finishSending() {
        if (channel instanceof DuplexChannel duplex && duplex.pipeline().get(SslHandler.class) == null) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    private ChannelFuture sendClose(byte[] payload) {
        closeSent = true;
        if (paused) {
            reading(true);
        }
        channel.eventLoop().schedule(() -> channel.close(), CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        return channel.writeAndFlush(frame(Frames.CLOSE, payload));
    }

    /// Closes the socket without a word, since nobody would hear it.
    private void cutOff(String reason) {
        noteEnd(BROKE_OFF, reason);
        closeSent = true;
        stopListening();
        channel.close();
    }

    private void noteEnd(int code, String reason) {
        if (closeReason == null) {
            closeCode = (short) code;
            closeReason = reason;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
        if (wheel != null) {
            wheel.remove(this);
            wheel = null;
        }
        rpc.closed();
        noteEnd(BROKE_OFF, "the connection broke off");
        ended(closeCode, closeReason == null ? "" : closeReason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof io.netty.handler.codec.DecoderException) {
            noteEnd(BROKE_OFF, "the connection broke off: " + cause.getMessage());
            channel.close();
            return;
        }
        log.atError()
                .addKeyValue("chargePoint", rpc.peer())
                .setCause(cause)
                .log("a connection failed by a fault of ours");
        close(INTERNAL_ERROR, "internal error");
    }

    // ---- liveness

    /// Joins a wheel, or moves to another.
    final void join(@Nullable PingWheel next) {
        if (wheel != null) {
            wheel.remove(this);
        }
        wheel = next;
        unansweredPings = 0;
        if (next != null) {
            next.add(this);
        }
    }

    /// The wheel has come round: one interval has passed. Whatever arrived in it is a sign of life; and
    /// while we do not read, we cannot hear one.
    final void beat(int toleratedPings) {
        if (heard || paused) {
            heard = false;
            unansweredPings = 0;
        }
        if (unansweredPings >= toleratedPings) {
            cutOff("no sign of life: " + unansweredPings + " pings were not answered");
            return;
        }
        unansweredPings = (short) Math.min(unansweredPings + 1, Short.MAX_VALUE);
        if (!closeSent && channel.isWritable()) {
            channel.writeAndFlush(frame(Frames.PING, EMPTY), channel.voidPromise());
        }
    }

    final int wheelSlot() {
        return wheelSlot;
    }

    final int wheelIndex() {
        return wheelIndex;
    }

    final void wheelPlace(int slot, int index) {
        wheelSlot = slot;
        wheelIndex = index;
    }
}
