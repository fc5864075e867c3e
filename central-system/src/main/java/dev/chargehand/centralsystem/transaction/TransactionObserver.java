// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sees transactions start and end, for what waits for that: the commands that asked for it.
public interface TransactionObserver {
    /// Waits for nothing.
    TransactionObserver NONE = new TransactionObserver() {
        @Override
        public boolean watches(String chargePoint) {
            return false;
        }

        @Override
        public void started(String chargePoint, int connectorId, IdTag idTag, int transactionId, Instant at) {}

        @Override
        public void stopped(String chargePoint, int transactionId, @Nullable String reason, Instant at) {}
    };

    /// Whether anything waits for what happens at a charge point; asked for every start and stop, so it
    /// must be quick.
    /// If not, the others are not called.
    boolean watches(String chargePoint);

    /// A transaction has started; within the unit of work that stores it.
    void started(String chargePoint, int connectorId, IdTag idTag, int transactionId, Instant at);

    /// A transaction has ended; within the unit of work that stores it.
    void stopped(String chargePoint, int transactionId, @Nullable String reason, Instant at);
}
