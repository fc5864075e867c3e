// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.clock.ClockWatch;
import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.metering.MeterValueRepository.Origin;
import dev.chargehand.centralsystem.transaction.ReadingAssignment;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.util.List;
import java.util.Optional;

/// Keeps every reading, and always says so.
public final class MeterValuesHandler implements Handler<MeterValuesRequest, MeterValuesResponse> {
    private final ReadingAssignment assignment;
    private final ClockWatch clocks;
    private final EventLog events;

    /// Stores as the assignment decides.
    public MeterValuesHandler(ReadingAssignment assignment, ClockWatch clocks, EventLog events) {
        this.assignment = assignment;
        this.clocks = clocks;
        this.events = events;
    }

    @Override
    public MeterValuesResponse handle(Exchange exchange, MeterValuesRequest request) {
        String odd = exchange.deviations().isEmpty() ? null : exchange.frame();
        List<Progress> progress =
                request.meterValue().stream().map(Readings::of).toList();
        if (!progress.isEmpty()) {
            clocks.heard(exchange.peer(), progress.getLast().at(), exchange.receivedAt());
        }
        Optional<Integer> transaction = assignment.store(
                exchange,
                request,
                id -> MeterValueRepository.rows(
                        new Origin(exchange.peer(), request.connectorId(), id, exchange.receivedAt(), odd),
                        request.meterValue()),
                progress);
        if (events.hasListeners()) {
            transaction.ifPresent(id -> tell(exchange.peer(), id, progress));
        }
        return new MeterValuesResponse();
    }

    private void tell(String chargePoint, int transactionId, List<Progress> progress) {
        if (progress.isEmpty()) {
            return;
        }
        Progress last = progress.getLast();
        events.tell(
                EventType.TRANSACTION_PROGRESSED,
                chargePoint,
                transactionId,
                EventData.object()
                        .with("at", last.at().toString())
                        .with("registerWh", last.registerWh())
                        .with("powerW", last.powerW())
                        .with("socPercent", last.socPercent())
                        .text());
    }
}
