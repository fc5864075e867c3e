// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.chargepoint.ChargePoint;
import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.rpc.CallEnd;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.Why;
import dev.chargehand.rpc.Caller;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.websocket.ClientObserver;
import dev.chargehand.websocket.EventLoops;
import dev.chargehand.websocket.OcppClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One charge point of the library in made-up surroundings, connected to a real central system.
final class SimulatedChargePoint implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ChargePoint chargePoint;
    private final OcppClient client;

    private SimulatedChargePoint(ChargePoint chargePoint, OcppClient client) {
        this.chargePoint = chargePoint;
        this.client = client;
    }

    /// Builds it, connects it, and sends it drivers.
    static SimulatedChargePoint start(
            Model model, URI centralSystem, EventLoops loops, Scheduler scheduler, RandomGenerator random) {
        List<SimulatedConnector> hardware = new ArrayList<>();
        for (int i = 0; i < model.connectors(); i++) {
            double register = 1_000_000 + random.nextInt(9_000_000);
            hardware.add(new SimulatedConnector(scheduler, model.powerW(), register, model.directCurrent()));
        }
        var link = new Link();
        var chargePoint = new ChargePoint(
                new BootNotificationRequest(
                        model.vendor(), model.model(), model.identity(), null, "2.4.1", null, null, null, null),
                hardware,
                link,
                scheduler);
        OcppClient client = OcppClient.builder()
                .url(centralSystem)
                .identity(model.identity())
                .eventLoops(loops)
                .handlers(chargePoint.handlers())
                .observer(link.notices(chargePoint))
                .start();
        link.client = client;
        scheduler.execute(() -> {
            chargePoint.configuration().adopt(Key.METER_VALUE_SAMPLE_INTERVAL, String.valueOf(model.sampleSeconds()));
            for (int i = 0; i < hardware.size(); i++) {
                var habits = new Driver.Habits(model.tags(), model.powerW(), model.pace());
                new Driver(chargePoint.connectors().get(i), hardware.get(i), scheduler, random, habits)
                        .comeAfter(Duration.ofMillis(500 + random.nextInt(model.firstWithinMillis())));
            }
        });
        return new SimulatedChargePoint(chargePoint, client);
    }

    /// Ends its transactions and tells when the central system has got all of it.
    void shutDown(Runnable whenDone) {
        chargePoint.scheduler().execute(() -> {
            chargePoint.stopAll(Reason.POWER_LOSS);
            awaitEmptyQueue(whenDone);
        });
    }

    private void awaitEmptyQueue(Runnable whenDone) {
        if (chargePoint.unsentMessages() == 0) {
            whenDone.run();
        } else {
            chargePoint.scheduler().after(LOOK_AGAIN, () -> awaitEmptyQueue(whenDone));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// The way to the central system, which the charge point needs before the client that carries it is there.
    private static final class Link implements Caller {
        private volatile @Nullable OcppClient client;

        @Override
        public <R extends Response> void call(Request<R> request, CallOptions options, CallEnd<R> end) {
            OcppClient carrier = client;
            if (carrier == null) {
                end.ended(new NotSent<>(Why.NOT_CONNECTED));
            } else {
                carrier.call(request, options, end);
            }
        }

        ClientObserver notices(ChargePoint chargePoint) {
            return new ClientObserver() {
                @Override
                public void opened(RpcConnection connection) {
                    chargePoint.connected();
                }

                @Override
                public void closed(RpcConnection connection, int code, String reason, Duration lifetime) {
                    chargePoint.disconnected();
                }
            };
        }
    }
}
