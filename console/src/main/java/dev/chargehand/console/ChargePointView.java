// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.registration.ChargePoint;
import dev.chargehand.centralsystem.status.ConnectorStatus;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.websocket.ServerConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A charge point as the interface shows it.
record ChargePointView(
        String identity,
        boolean online,
        String decision,
        boolean accepted,
        @Nullable String strictness,
        @Nullable Long clockLagSeconds,
        @Nullable Instant connectedSince,
        @Nullable String remoteAddress,
        @Nullable Instant lastSeenAt,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String firmwareVersion,
        @Nullable Instant lastBootAt,
        List<ConnectorStatus> connectors) {
    /// To be used within a unit of work.
    static ChargePointView of(ChargePoint chargePoint, CentralSystem centralSystem) {
        String identity = chargePoint.identity();
        Strictness strictness = chargePoint.standing().strictness();
        ServerConnection open = centralSystem.connections().connection(identity).orElse(null);
        return new ChargePointView(
                identity,
                open != null,
                Words.of(chargePoint.standing().decision()),
                chargePoint.standing().isServed(),
                strictness == null ? null : Words.of(strictness),
                centralSystem.clocks().lag(identity).map(Duration::toSeconds).orElse(null),
                open == null ? null : open.connectedAt(),
                open == null ? null : String.valueOf(open.remoteAddress()),
                chargePoint.lastSeenAt(),
                chargePoint.vendor(),
                chargePoint.model(),
                chargePoint.firmwareVersion(),
                chargePoint.lastBootAt(),
                centralSystem.statuses().newest(identity));
    }
}
