// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallEnd;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.Why;
import dev.chargehand.rpc.Caller;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RecentAnswers;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.rpc.RpcObserver;
import dev.chargehand.rpc.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The other end of a charge point's connection: sees each frame, and answers as it is told. The connection is a real
/// one of `rpc`, on a wire that is the test's.
final class ScriptedCentralSystem implements Caller {
    private final VirtualTime time;
    private final List<String> received = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private @Nullable RpcConnection connection;

    ScriptedCentralSystem(VirtualTime time) {
        this.time = time;
        answers(
                "BootNotification",
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-15T12:00:00Z\",\"interval\":300}");
        answers("Authorize", "{\"idTagInfo\":{\"status\":\"Accepted\"}}");
        answers("StartTransaction", "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        answers("Heartbeat", "{\"currentTime\":\"2026-01-15T12:00:00Z\"}");
        for (String action : List.of("StatusNotification", "MeterValues", "StopTransaction")) {
            answers(action, "{}");
        }
    }

    /// Answers an action with that payload from now on; with `null` not at all, with `!` by a CALLERROR.
    void answers(String action, @Nullable String payload) {
        if (payload == null) {
            answers.remove(action);
        } else {
            answers.put(action, payload);
        }
    }

    void connect(ChargePoint chargePoint, Handlers handlers) {
        var config = new RpcConfig(
                time::now, Strictness.STRICT, time::execute, 16, 64, new RecentAnswers(), RpcObserver.NONE);
        connection = new RpcConnection("central system", new Line(), handlers, config);
        chargePoint.connected();
        time.run();
    }

    void cut(ChargePoint chargePoint) {
        RpcConnection cut = connection;
        connection = null;
        if (cut != null) {
            cut.closed();
        }
        chargePoint.disconnected();
        time.run();
    }

    /// The actions and payloads of the CALLs that came, one text each: `Action {...}`.
    List<String> calls() {
        return received.stream()
                .filter(frame -> frame.startsWith("[2"))
                .map(ScriptedCentralSystem::call)
                .toList();
    }

    /// The payloads of the CALLs of one action.
    List<String> calls(String action) {
        return calls().stream().filter(call -> call.startsWith(action + " ")).toList();
    }

    private static String call(String frame) {
        String[] parts = frame.split(",", 4);
        return parts[2].replace("\"", "") + " " + parts[3].substring(0, parts[3].length() - 1);
    }

    @Override
    public <R extends Response> void call(Request<R> request, CallOptions options, CallEnd<R> end) {
        RpcConnection over = connection;
        if (over == null) {
            end.ended(new NotSent<>(Why.NOT_CONNECTED));
        } else {
            over.call(request, options, end);
        }
    }

    private void arrived(String frame) {
        received.add(frame);
        RpcConnection to = connection;
        if (frame.startsWith("[2") && to != null) {
            String[] parts = frame.split(",", 4);
            String payload = answers.get(parts[2].replace("\"", ""));
            if (payload != null) {
                String answer = payload.equals("!")
                        ? "[4," + parts[1] + ",\"InternalError\",\"\",{}]"
                        : "[3," + parts[1] + "," + payload + "]";
                to.receivedText(answer.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private final class Line implements Wire {
        @Override
        public void execute(Runnable task) {
            time.execute(task);
        }

        @Override
        public boolean isOwnThread() {
            return true;
        }

        @Override
        public Timeout schedule(Duration delay, Runnable task) {
            return time.after(delay, task)::cancel;
        }

        @Override
        public void send(byte[] utf8) {
            String frame = new String(utf8, StandardCharsets.UTF_8);
            time.execute(() -> arrived(frame));
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close(int code, String reason) {}
    }
}
