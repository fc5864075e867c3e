// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.example.chargepoint;

import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.*;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.websocket.OcppClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A charge point that charges once. Takes the central system's address.
public final class MinimalChargePoint {
    public static void main(String[] args) throws InterruptedException {
        var card = new IdTag("04E2C5A1");
        try (OcppClient centralSystem = OcppClient.builder()
                .url(URI.create(args.length > 0 ? args[0] : "ws://127.0.0.1:9000/ocpp"))
                .identity("CP001")
                .on(ResetRequest.class, (_, _) -> new ResetResponse(ResetStatus.REJECTED))
                .start()) {
            centralSystem.awaitConnected(Duration.ofSeconds(10));
            System.out.println(centralSystem.call(new BootNotificationRequest("Example", "Wallbox One")));
            System.out.println(centralSystem.call(new AuthorizeRequest(card)));
            var start = centralSystem.call(new StartTransactionRequest(1, card, 1000, Instant.now(), null));
            if (start instanceof Answered<StartTransactionResponse> answered) {
                int transaction = answered.response().transactionId();
                var sample = new MeterValue(Instant.now(), List.of(new SampledValue("1500")));
                centralSystem.call(new MeterValuesRequest(1, List.of(sample), transaction));
                centralSystem.call(new StopTransactionRequest(2000, Instant.now(), transaction, card, Reason.LOCAL));
                System.out.println("charged 1000 Wh as transaction " + transaction);
            }
        }
    }
}
