// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what a server reports.
final class RecordingServerObserver implements ServerObserver {
    final List<ServerConnection> opened = new CopyOnWriteArrayList<>();
    final List<Closed> closed = new CopyOnWriteArrayList<>();
    final List<RefusedHandshake> refused = new CopyOnWriteArrayList<>();

    /// A connection's end.
    record Closed(ServerConnection connection, int code, String reason) {}

    @Override
    public void opened(ServerConnection connection) {
        opened.add(connection);
    }

    @Override
    public void closed(ServerConnection connection, int code, String reason, Duration lifetime) {
        closed.add(new Closed(connection, code, reason));
    }

    @Override
    public void handshakeRefused(RefusedHandshake handshake) {
        refused.add(handshake);
    }
}
