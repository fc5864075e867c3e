// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/// Looks for connectors whose state and transactions have not fitted together for a while. Neither is
/// changed: a stop
/// may still be on its way, and a state may be wrong.
public final class StuckStates {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int LIMIT = 1_000;

    private final Database database;
    private final StatusRepository statuses;
    private final Findings findings;
    private final InstantSource clock;

    /// Tells operators by findings.
    public StuckStates(Database database, StatusRepository statuses, Findings findings, InstantSource clock) {
        this.database = database;
        this.statuses = statuses;
        this.findings = findings;
        this.clock = clock;
    }

    /// Looks once; to be called every few minutes.
    public void look() {
        var before = clock.instant().minus(PATIENCE);
        database.read(() -> statuses.freeWhileRunning(before, LIMIT))
                .forEach(stuck -> findings.found(
                        stuck.chargePoint(),
                        FindingKind.STUCK_STATE,
                        "transaction " + stuck.transactionId(),
                        "it still runs, but connector " + stuck.connectorId() + " has been " + stuck.status()
                                + " since " + stuck.since() + "; its stop is missing",
                        null));
        database.read(() -> statuses.chargingWithoutTransaction(before, LIMIT))
                .forEach(stuck -> findings.found(
                        stuck.chargePoint(),
                        FindingKind.STUCK_STATE,
                        "connector " + stuck.connectorId(),
                        "it has been " + stuck.status() + " since " + stuck.since() + ", but no transaction runs on it",
                        null));
    }
}
