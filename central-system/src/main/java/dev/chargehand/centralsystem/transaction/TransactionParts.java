// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.Authorization;
import dev.chargehand.centralsystem.store.Database;
import java.time.InstantSource;

/// What the classes of this package work with.
record TransactionParts(
        Database database,
        TransactionRepository transactions,
        ClaimRepository claims,
        OrphanRepository orphans,
        RunningTransactions running,
        Reconciliation reconciliation,
        Authorization authorization,
        Concurrency concurrency,
        MeterReadings readings,
        TransactionObserver observer,
        Evidence evidence,
        InstantSource clock) {}
