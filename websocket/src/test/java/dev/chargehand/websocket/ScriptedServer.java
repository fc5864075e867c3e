// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/// A server that answers exactly what it is told to.
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/ocpp");
    }

    RawPeer accept() {
        try {
            return new RawPeer(socket.accept());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finishes a proper handshake.
    List<String> upgrade(RawPeer connection) {
        return upgrade(connection, "Sec-WebSocket-Protocol: ocpp1.6\r\n");
    }

    /// Finishes a handshake with these fields at its end.
    List<String> upgrade(RawPeer connection, String fields) {
        List<String> request = connection.readHead();
        String key = request.stream()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
                .findFirst()
                .orElseThrow();
        connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Upgrade.accept(key) + "\r\n" + fields + "\r\n");
        return request;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
