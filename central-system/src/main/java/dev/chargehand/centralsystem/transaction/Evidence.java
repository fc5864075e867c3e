// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository;
import dev.chargehand.centralsystem.finding.FindingRepository.Found;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.rpc.Exchange;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is told of transactions to those who were not there: events for programs, findings for operators.
final class Evidence {
    private final EventLog events;
    private final Findings findings;
    private final FindingRepository kept;

    Evidence(EventLog events, Findings findings, FindingRepository kept) {
        this.events = events;
        this.findings = findings;
        this.kept = kept;
    }

    Row started(String chargePoint, int id, StartTransactionRequest start, IdTagInfo answer) {
        String data = EventData.object()
                .with("connectorId", start.connectorId())
                .with("idTag", start.idTag().value())
                .with("idTagStatus", answer.status().word())
                .with("startedAt", start.timestamp().toString())
                .with("meterStartWh", start.meterStart())
                .text();
        return events.row(EventType.TRANSACTION_STARTED, chargePoint, id, data);
    }

    Row stopped(EventType type, String chargePoint, int id, Stop stop, long meterStart) {
        Long meter = stop.meterWh();
        String data = EventData.object()
                .with("stoppedAt", stop.at().toString())
                .with("meterStopWh", meter)
                .with("energyWh", meter == null ? null : meter - meterStart)
                .with("reason", stop.reason())
                .with("source", stop.source().name())
                .text();
        return events.row(type, chargePoint, id, data);
    }

    /// Tells operators what is odd about a transaction.
    void odd(Exchange exchange, int id, Set<Flag> flags) {
        for (Flag flag : flags) {
            found(exchange.peer(), id, flag, exchange.frame());
        }
    }

    void found(String chargePoint, int id, Flag flag, @Nullable String frame) {
        String subject = "transaction " + id;
        switch (flag) {
            case SUPERSEDED ->
                findings.found(
                        chargePoint,
                        FindingKind.STOP_MISSING,
                        subject,
                        "another transaction has started on its connector, so it has ended, but no stop came; its end is"
                                + " estimated",
                        frame);
            case STOPS_DIFFER ->
                findings.found(
                        chargePoint,
                        FindingKind.STOPS_DIFFER,
                        subject,
                        "another stop came that says something else; the first one counts",
                        frame);
            case METER_RAN_BACKWARDS ->
                findings.found(
                        chargePoint,
                        FindingKind.IMPLAUSIBLE_ENERGY,
                        subject,
                        "the meter stood lower at the end than at the start",
                        frame);
            case IMPLAUSIBLE_ENERGY ->
                findings.found(
                        chargePoint,
                        FindingKind.IMPLAUSIBLE_ENERGY,
                        subject,
                        "more energy than 1.5 MW could deliver in the time",
                        frame);
            case ENDED_BEFORE_START, CLOCK_AHEAD ->
                findings.found(
                        chargePoint,
                        FindingKind.IMPLAUSIBLE_TIME,
                        subject,
                        flag == Flag.CLOCK_AHEAD ? "it is dated in the future" : "it ended before it started",
                        frame);
            case CLOCK_NOT_SET ->
                findings.found(
                        chargePoint,
                        FindingKind.IMPLAUSIBLE_TIME,
                        subject,
                        "it is dated before 2010: the clock was not set",
                        frame);
            case NO_SUCH_CONNECTOR ->
                findings.found(
                        chargePoint,
                        FindingKind.NO_SUCH_CONNECTOR,
                        subject,
                        "it names a connector below 1, where nobody can charge",
                        frame);
            case UNAUTHORISED ->
                findings.found(
                        chargePoint,
                        FindingKind.UNAUTHORISED_ENERGY,
                        subject,
                        "it was started with a tag that is not accepted",
                        frame);
            case READINGS_DIFFER ->
                findings.found(
                        chargePoint,
                        FindingKind.IMPLAUSIBLE_ENERGY,
                        subject,
                        "its last reading lies outside of what the meter said at its start and end; maybe in another"
                                + " unit",
                        frame);
            case INTERRUPTED, STOP_MATCHED, CLOSED_BY_OPERATOR -> {}
        }
    }

    /// Tells operators of an orphan, within the unit of work that stores it: it may be attached a moment
    /// later, and then
    /// the finding must be there to be resolved.
    void orphan(String chargePoint, long id, int transactionId, String frame, Instant at) {
        String detail = "it names the transaction " + transactionId
                + ", which is none of this charge point's, and fits no other";
        kept.record(new Found(chargePoint, FindingKind.ORPHAN, "orphan " + id, 1, detail, frame, at));
    }
}
