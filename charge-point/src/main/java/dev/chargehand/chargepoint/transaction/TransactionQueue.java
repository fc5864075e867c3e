// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.transaction;

import dev.chargehand.chargepoint.configuration.Configuration;
import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.link.Messenger;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Measured;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Started;
import dev.chargehand.chargepoint.transaction.TransactionMessage.Stopped;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.CallOutcome.Answered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The messages of all transactions in the order in which things happened, one on its way at a time.
///
/// A message that the central system does not process is tried again after a wait that grows, and dropped after so
/// many tries; a lost connection is no try. When the queue is full, readings between start and end make room, oldest
/// first: a start or stop is never dropped for that. Belongs to the charge point's own thread.
public final class TransactionQueue {
    private static final int LIMIT = 10_000;

    private final Messenger messenger;
    private final Scheduler scheduler;
    private final Configuration configuration;
    private final BiConsumer<LocalTransaction, IdTagInfo> onStartAnswered;
    private final Deque<TransactionMessage> waiting = new ArrayDeque<>();
    private Scheduler.@Nullable Timer retry;
    private boolean open;
    private boolean underWay;
    private int tries;

    /// @param onStartAnswered gets what the central system says of the tag that started a transaction
    public TransactionQueue(
            Messenger messenger,
            Scheduler scheduler,
            Configuration configuration,
            BiConsumer<LocalTransaction, IdTagInfo> onStartAnswered) {
        this.messenger = messenger;
        this.scheduler = scheduler;
        this.configuration = configuration;
        this.onStartAnswered = onStartAnswered;
    }

    /// Sends from now on: the central system is there and accepts us.
    public void open() {
        open = true;
        sendNext();
    }

    /// Keeps everything until it is opened again.
    public void close() {
        open = false;
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /// How many messages wait.
    public int size() {
        return waiting.size();
    }

    /// Adds what has happened last.
    public void add(TransactionMessage message) {
        if (waiting.size() >= LIMIT) {
            makeRoom();
        }
        waiting.add(message);
        sendNext();
    }

    private void makeRoom() {
        TransactionMessage first = waiting.peek();
        for (TransactionMessage message : waiting) {
            if (message instanceof Measured && !(underWay && message.equals(first))) {
                waiting.remove(message);
                return;
            }
        }
    }

    private void sendNext() {
        TransactionMessage next = waiting.peek();
        if (!open || underWay || next == null || retry != null) {
            return;
        }
        underWay = true;
        switch (next) {
            case Started started -> messenger.call(request(started), outcome -> startEnded(started, outcome));
            case Measured measured -> messenger.call(request(measured), this::ended);
            case Stopped stopped -> messenger.call(request(stopped), this::ended);
        }
    }

    private void startEnded(Started started, CallOutcome<StartTransactionResponse> outcome) {
        if (outcome instanceof Answered<StartTransactionResponse> answered) {
            started.transaction().identify(answered.response().transactionId());
            ended(outcome);
            onStartAnswered.accept(started.transaction(), answered.response().idTagInfo());
        } else {
            ended(outcome);
        }
    }

    private <R extends Response> void ended(CallOutcome<R> outcome) {
        underWay = false;
        switch (outcome) {
            case Answered<R> answered -> forget();
            case CallOutcome.Refused<R> refused -> tryAgain();
            case CallOutcome.Invalid<R> invalid -> tryAgain();
            case CallOutcome.TimedOut<R> timedOut -> tryAgain();
            case CallOutcome.Disconnected<R> disconnected -> close();
            case CallOutcome.NotSent<R> notSent -> close();
        }
    }

    private void forget() {
        tries = 0;
        waiting.remove();
        sendNext();
    }

    private void tryAgain() {
        tries++;
        if (tries >= configuration.number(Key.TRANSACTION_MESSAGE_ATTEMPTS)) {
            forget();
            return;
        }
        long seconds = (long) configuration.number(Key.TRANSACTION_MESSAGE_RETRY_INTERVAL) * tries;
        retry = scheduler.after(Duration.ofSeconds(Math.max(1, seconds)), () -> {
            retry = null;
            sendNext();
        });
    }

    private static StartTransactionRequest request(Started started) {
        LocalTransaction transaction = started.transaction();
        return new StartTransactionRequest(
                transaction.connectorId(),
                transaction.idTag(),
                transaction.meterStartWh(),
                transaction.startedAt(),
                null);
    }

    private static MeterValuesRequest request(Measured measured) {
        LocalTransaction transaction = measured.transaction();
        return new MeterValuesRequest(
                transaction.connectorId(), List.of(measured.reading()), transaction.idOnTheWire());
    }

    private static StopTransactionRequest request(Stopped stopped) {
        return new StopTransactionRequest(
                stopped.meterStopWh(),
                stopped.at(),
                stopped.transaction().idOnTheWire(),
                stopped.idTag(),
                stopped.reason());
    }
}
