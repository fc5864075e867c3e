// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/// OCPP-J over WebSocket: a server and a client on Netty.
///
/// On the module path, Netty's native transports and BoringSSL are modules that nothing requires; add them
/// with `--add-modules ALL-MODULE-PATH`, else the JDK's own sockets and TLS do the work.
@NullMarked
module dev.chargehand.websocket {
    requires transitive dev.chargehand.rpc;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
    requires io.netty.transport.unix.common;
    requires org.slf4j;

    exports dev.chargehand.websocket;
}
