// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.Wire;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The wire of a client that has never been connected: it leads nowhere.
record OfflineWire(EventLoop loop) implements Wire {
    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public boolean isOwnThread() {
        return loop.inEventLoop();
    }

    @Override
    public Timeout schedule(Duration delay, Runnable task) {
        var scheduled = loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void send(byte[] utf8) {}

    @Override
    public void reading(boolean on) {}

    @Override
    public void close(int code, String reason) {}
}
