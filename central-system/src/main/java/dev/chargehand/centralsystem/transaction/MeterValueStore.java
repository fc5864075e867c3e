// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;
import java.util.List;

/// Where the readings that come with a stop are kept. To be used within a unit of work.
@FunctionalInterface
public interface MeterValueStore {
    /// Keeps readings of a transaction.
    void record(Transaction transaction, List<MeterValue> readings, Instant receivedAt);
}
