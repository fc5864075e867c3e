// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.noloss.Session.Reading;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Compares what is stored with what the charge points counted: the same sessions, the same readings, the
/// same energy, nothing twice and nothing else. It reads the tables with SQL, past our own repositories.
final class Audit implements AutoCloseable {
    private final Connection database;

    /// @param url of the database, as JDBC has it
    Audit(String url) throws SQLException {
        this.database = DriverManager.getConnection(url);
    }

    /// A transaction as both sides have it.
    private record Line(
            int id, String at, String tag, long meterStart, long startedAt, long meterStop, long stoppedAt) {
        static Line of(Session session) {
            Reading stop = session.stop().get().orElseThrow();
            return new Line(
                    session.transactionId().get(),
                    session.chargePoint() + "/" + session.connectorId(),
                    session.tag(),
                    session.meterStart(),
                    session.startedAt().toEpochMilli(),
                    stop.registerWh(),
                    stop.at().toEpochMilli());
        }

        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getInt("id"),
                    row.getString("charge_point") + "/" + row.getInt("connector_id"),
                    row.getString("tag"),
                    row.getLong("meter_start_wh"),
                    row.getLong("started_at"),
                    row.getLong("meter_stop_wh"),
                    row.getLong("stopped_at"));
        }

        long energyWh() {
            return meterStop - meterStart;
        }
    }

    /// A reading as both sides have it.
    private record Entry(int transactionId, String at, long sampledAt, String samples) {
        static Entry of(Session session, Reading reading) {
            return new Entry(
                    session.transactionId().get(),
                    session.chargePoint() + "/" + session.connectorId(),
                    reading.at().toEpochMilli(),
                    "[{\"value\":\"" + reading.registerWh() + "\"}]");
        }

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getInt("transaction_id"),
                    row.getString("charge_point") + "/" + row.getInt("connector_id"),
                    row.getLong("sampled_at"),
                    row.getString("samples"));
        }
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /// Fails unless the books agree.
    void compare(Collection<Session> sessions) throws SQLException {
        List<Line> counted = sessions.stream().map(Line::of).toList();
        List<Line> stored = all("select * from charging_transaction", Line::of);
        assertSame(counted, stored);
        assertThat(stored.stream().mapToLong(Line::energyWh).sum())
                .isEqualTo(counted.stream().mapToLong(Line::energyWh).sum());
        assertSame(entries(sessions), all("select * from reading", Entry::of));
        assertThat(all("select * from orphan_message", row -> row.getString("frame")))
                .isEmpty();
        assertThat(all("select * from claim", row -> row.getString("frame"))).isEmpty();
        assertThat(all("select * from charging_transaction where stop_source <> 'CHARGE_POINT'", Line::of))
                .isEmpty();
        assertToldOnce("transaction.started", stored);
        assertToldOnce("transaction.stopped", stored);
    }

    private static List<Entry> entries(Collection<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.told().map(reading -> Entry.of(session, reading)))
                .toList();
    }

    private void assertToldOnce(String type, List<Line> stored) throws SQLException {
        assertSame(
                stored.stream().map(Line::id).toList(),
                all("select * from event where type = '" + type + "'", row -> row.getInt("transaction_id")));
    }

    /// The same things, each as often.
    private static <T> void assertSame(List<T> counted, List<T> stored) {
        Map<T, Integer> missing = new HashMap<>();
        counted.forEach(each -> missing.merge(each, 1, Integer::sum));
        stored.forEach(each -> missing.merge(each, -1, Integer::sum));
        missing.values().removeIf(count -> count == 0);
        assertThat(missing)
                .as("what is missing (positive) or too much (negative)")
                .isEmpty();
        assertThat(new HashSet<>(stored)).hasSameSizeAs(stored);
    }

    private <T> List<T> all(String query, Mapper<T> mapper) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
