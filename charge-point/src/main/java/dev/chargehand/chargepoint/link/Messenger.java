// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.link;

import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.Caller;
import java.util.function.Consumer;

/// Calls to the central system whose outcomes come back to the charge point's own thread. Notes when the last message
/// left, since a heartbeat is due only after silence.
public final class Messenger {
    private final Caller centralSystem;
    private final Scheduler scheduler;
    private long sent;

    /// Calls through the connection there is.
    public Messenger(Caller centralSystem, Scheduler scheduler) {
        this.centralSystem = centralSystem;
        this.scheduler = scheduler;
    }

    /// Makes a call; the outcome comes on the charge point's own thread.
    public <R extends Response> void call(Request<R> request, Consumer<CallOutcome<R>> end) {
        sent++;
        centralSystem.call(request, CallOptions.DEFAULT, outcome -> scheduler.execute(() -> end.accept(outcome)));
    }

    /// How many messages have been handed in so far.
    public long sent() {
        return sent;
    }
}
