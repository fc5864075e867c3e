// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import dev.chargehand.protocol.core.StatusNotificationRequest;
import java.time.Instant;
import java.util.List;

/// The states of all connectors, with their history. To be used within a unit of work.
public interface ConnectorStatusRepository {
    /// Keeps a state in the history; it becomes the newest if it is not older than the one that is. A connector that
    /// was not known is now.
    void record(String chargePoint, StatusNotificationRequest status, Instant receivedAt);

    /// The newest state of each connector of a charge point, in their order.
    List<ConnectorStatus> newest(String chargePoint);
}
