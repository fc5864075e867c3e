// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import static dev.chargehand.centralsystem.store.HotStatement.number;
import static dev.chargehand.centralsystem.store.HotStatement.text;

import dev.chargehand.centralsystem.store.HotStatement;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of starts and stops. That an equal start is the same transaction is left to the unique index
/// `transaction_start_once`, so it holds however many write; a start that is there already keeps what
/// would follow
/// from a new one from being written, and so does a stop of a transaction that has ended.
final class TransactionRows {
    private static final HotStatement START = HotStatement.of(
                    10,
                    List.of(
                            number("id"),
                            text("charge_point"),
                            number("connector_id"),
                            text("tag"),
                            text("tag_key"),
                            number("meter_start_wh"),
                            number("started_at"),
                            number("start_received_at"),
                            number("reservation_id"),
                            text("answer_status"),
                            text("answer_parent"),
                            number("answer_expiry_at"),
                            number("flags")),
                    """
                    insert into charging_transaction (id, charge_point, connector_id, tag, tag_key, meter_start_wh,
                            started_at, start_received_at, reservation_id, answer_status, answer_parent,
                            answer_expiry_at, flags)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    """
                    insert into charging_transaction (id, charge_point, connector_id, tag, tag_key, meter_start_wh,
                            started_at, start_received_at, reservation_id, answer_status, answer_parent,
                            answer_expiry_at, flags)
                    select id::int, charge_point, connector_id::int, tag, tag_key, meter_start_wh, started_at,
                           start_received_at, reservation_id::int, answer_status, answer_parent, answer_expiry_at, flags
                      from :rows on conflict do nothing returning id
                    """)
            .deciding("id");

    private static final HotStatement STOP = HotStatement.of(
                    20,
                    List.of(
                            number("stopped_at"),
                            number("meter_stop_wh"),
                            text("stop_reason"),
                            text("stop_tag"),
                            number("stop_received_at"),
                            text("stop_source"),
                            number("flags"),
                            number("id")),
                    """
                    update charging_transaction
                       set stopped_at = ?, meter_stop_wh = ?, stop_reason = ?, stop_tag = ?, stop_received_at = ?,
                           stop_estimated = 0, stop_source = ?, flags = flags | ?
                     where id = ? and stopped_at is null
                    """,
                    """
                    update charging_transaction t
                       set stopped_at = rows.stopped_at, meter_stop_wh = rows.meter_stop_wh,
                           stop_reason = rows.stop_reason, stop_tag = rows.stop_tag,
                           stop_received_at = rows.stop_received_at, stop_estimated = 0,
                           stop_source = rows.stop_source, flags = t.flags | rows.flags
                      from :rows where t.id = rows.id and t.stopped_at is null returning t.id
                    """)
            .deciding("id");

    private TransactionRows() {}

    static Row start(
            int id,
            String chargePoint,
            StartTransactionRequest start,
            IdTagInfo answer,
            Set<Flag> flags,
            Instant receivedAt) {
        IdTag parent = answer.parentIdTag();
        return START.row(
                (long) id,
                chargePoint,
                (long) start.connectorId(),
                start.idTag().value(),
                start.idTag().key(),
                start.meterStart(),
                Times.column(start.timestamp()),
                Times.column(receivedAt),
                start.reservationId() == null ? null : start.reservationId().longValue(),
                answer.status().name(),
                parent == null ? null : parent.value(),
                Times.column(answer.expiryDate()),
                Flags.bits(flags));
    }

    static Row stop(int id, StopTransactionRequest stop, Source source, Set<Flag> flags, Instant receivedAt) {
        return STOP.row(
                Times.column(stop.timestamp()),
                stop.meterStop(),
                reason(stop),
                tag(stop),
                Times.column(receivedAt),
                source.name(),
                Flags.bits(flags),
                (long) id);
    }

    static @Nullable String reason(StopTransactionRequest stop) {
        return stop.reason() == null ? null : stop.reason().word();
    }

    static @Nullable String tag(StopTransactionRequest stop) {
        return stop.idTag() == null ? null : stop.idTag().value();
    }
}
