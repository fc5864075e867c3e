// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.example.centralsystem;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.*;
import dev.chargehand.websocket.OcppServer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A central system that lets everybody charge and prints what happens. Takes the port to listen on.
public final class MinimalCentralSystem {
    private static final IdTagInfo WELCOME = IdTagInfo.of(AuthorizationStatus.ACCEPTED);

    public static void main(String[] args) {
        var transactions = new AtomicInteger();
        OcppServer server = OcppServer.builder()
                .port(args.length > 0 ? Integer.parseInt(args[0]) : 9000)
                .path("/ocpp")
                .on(BootNotificationRequest.class, (from, boot) -> {
                    System.out.println(from.peer() + " has booted, a " + boot.chargePointModel());
                    return new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300);
                })
                .on(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(Instant.now()))
                .on(AuthorizeRequest.class, (_, _) -> new AuthorizeResponse(WELCOME))
                .on(StatusNotificationRequest.class, (_, _) -> new StatusNotificationResponse())
                .once(StartTransactionRequest.class, (from, start) -> {
                    System.out.println(from.peer() + " charges for " + start.idTag() + " from " + start.meterStart());
                    return new StartTransactionResponse(transactions.incrementAndGet(), WELCOME);
                })
                .once(MeterValuesRequest.class, (_, _) -> new MeterValuesResponse())
                .once(StopTransactionRequest.class, (from, stop) -> {
                    System.out.println(from.peer() + " has charged up to " + stop.meterStop() + " Wh");
                    return new StopTransactionResponse();
                })
                .start();
        System.out.println("ws://127.0.0.1:" + server.address().getPort() + "/ocpp");
    }
}
