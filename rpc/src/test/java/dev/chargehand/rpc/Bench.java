// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One connection on a [FakeWire], with what a test looks at.
final class Bench {
    final FakeWire wire = new FakeWire();
    final Recorder seen = new Recorder();
    final RpcConnection connection;

    Bench(Handlers handlers) {
        this(handlers, Strictness.STRICT);
    }

    Bench(Handlers handlers, Strictness strictness) {
        this(handlers, strictness, new RecentAnswers(), 4, 4);
    }

    Bench(Handlers handlers, Strictness strictness, RecentAnswers answers, int inbox, int outbox) {
        var config = new RpcConfig(wire, strictness, wire.handlers(), inbox, outbox, answers, seen);
        this.connection = new RpcConnection("CP1", wire, handlers, config);
    }

    /// A frame arrives, and all that follows from it happens.
    List<String> receive(String frame) {
        arrive(frame);
        wire.run();
        return wire.takeSent();
    }

    /// A frame arrives, and no handler runs yet.
    void arrive(String frame) {
        connection.receivedText(frame.getBytes(StandardCharsets.UTF_8));
        wire.runOwnThread();
    }

    /// Makes a call; its outcomes, the late one too, gather in the list.
    <R extends Response> List<CallOutcome<R>> call(Request<R> request, CallOptions options) {
        List<CallOutcome<R>> outcomes = new ArrayList<>();
        connection.call(request, options, new CallEnd<R>() {
            @Override
            public void ended(CallOutcome<R> outcome) {
                outcomes.add(outcome);
            }

            @Override
            public void answeredLate(CallOutcome<R> outcome) {
                outcomes.add(outcome);
            }
        });
        wire.runOwnThread();
        return outcomes;
    }

    /// The id of a CALL that was sent.
    static String idOf(String frame) {
        return frame.split("\"", -1)[1];
    }
}
