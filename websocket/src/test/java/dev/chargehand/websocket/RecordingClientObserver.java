// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.RpcConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what a client reports.
final class RecordingClientObserver implements ClientObserver {
    final List<RpcConnection> opened = new CopyOnWriteArrayList<>();
    final List<Closed> closed = new CopyOnWriteArrayList<>();
    final List<Failed> failed = new CopyOnWriteArrayList<>();

    /// A connection's end.
    record Closed(int code, String reason, Duration retryIn) {}

    /// A failed attempt.
    record Failed(int status, String reason, Duration retryIn) {}

    @Override
    public void opened(RpcConnection connection) {
        opened.add(connection);
    }

    @Override
    public void closed(RpcConnection connection, int code, String reason, Duration retryIn) {
        closed.add(new Closed(code, reason, retryIn));
    }

    @Override
    public void failed(int status, String reason, Duration retryIn) {
        failed.add(new Failed(status, reason, retryIn));
    }
}
