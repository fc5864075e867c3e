// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import dev.chargehand.centralsystem.noloss.Line.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What waits in a charge point until it is acknowledged.
///
/// @param kept whether it must not get lost; a status is only tried once
/// @param payload made when it is sent, as the id of its transaction is known only then
/// @param onResult sees each CALLRESULT, also those to earlier attempts
/// @param acknowledged done once a CALLRESULT came
record Message(
        String action,
        boolean kept,
        Supplier<String> payload,
        Consumer<String> onResult,
        CompletableFuture<Boolean> acknowledged) {
    static Message kept(String action, Supplier<String> payload, Consumer<String> onResult) {
        return new Message(action, true, payload, onResult, new CompletableFuture<>());
    }

    static Message status(int connectorId, String status) {
        String payload =
                "{\"connectorId\":%d,\"errorCode\":\"NoError\",\"status\":\"%s\"}".formatted(connectorId, status);
        return new Message("StatusNotification", false, () -> payload, _ -> {}, new CompletableFuture<>());
    }

    /// Asks for nothing but a sign of life.
    static Message heartbeat() {
        return new Message("Heartbeat", false, () -> "{}", _ -> {}, new CompletableFuture<>());
    }

    /// Sends it once.
    void sendOver(Line line, String id, Ledger ledger) throws InterruptedException {
        line.send(id, action, payload.get(), answer -> answered(answer, ledger));
    }

    private void answered(Answer answer, Ledger ledger) {
        if (answer.error()) {
            ledger.violated(action + " was answered with an error: " + answer.payload());
        } else {
            onResult.accept(answer.payload());
            if (acknowledged.complete(true) && kept) {
                ledger.acknowledged().increment();
            }
        }
    }

    /// Waits for the answer to any attempt.
    boolean await(Line line, Duration longest) throws InterruptedException {
        line.await(acknowledged, longest);
        return acknowledged.isDone();
    }
}
