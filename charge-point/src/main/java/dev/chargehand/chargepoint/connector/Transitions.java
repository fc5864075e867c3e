// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.connector;

import static dev.chargehand.protocol.core.ChargePointStatus.AVAILABLE;
import static dev.chargehand.protocol.core.ChargePointStatus.CHARGING;
import static dev.chargehand.protocol.core.ChargePointStatus.FAULTED;
import static dev.chargehand.protocol.core.ChargePointStatus.FINISHING;
import static dev.chargehand.protocol.core.ChargePointStatus.PREPARING;
import static dev.chargehand.protocol.core.ChargePointStatus.RESERVED;
import static dev.chargehand.protocol.core.ChargePointStatus.SUSPENDED_EV;
import static dev.chargehand.protocol.core.ChargePointStatus.SUSPENDED_EVSE;
import static dev.chargehand.protocol.core.ChargePointStatus.UNAVAILABLE;

import dev.chargehand.protocol.core.ChargePointStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Which state of a connector may follow which (the table of OCPP 1.6 section 4.9).
public final class Transitions {
    private static final Map<ChargePointStatus, Set<ChargePointStatus>> ALLOWED =
            new EnumMap<>(ChargePointStatus.class);

    static {
        allow(AVAILABLE, PREPARING, CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, RESERVED, UNAVAILABLE, FAULTED);
        allow(PREPARING, AVAILABLE, CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, FINISHING, FAULTED);
        allow(CHARGING, AVAILABLE, SUSPENDED_EV, SUSPENDED_EVSE, FINISHING, UNAVAILABLE, FAULTED);
        allow(SUSPENDED_EV, AVAILABLE, CHARGING, SUSPENDED_EVSE, FINISHING, UNAVAILABLE, FAULTED);
        allow(SUSPENDED_EVSE, AVAILABLE, CHARGING, SUSPENDED_EV, FINISHING, UNAVAILABLE, FAULTED);
        allow(FINISHING, AVAILABLE, PREPARING, UNAVAILABLE, FAULTED);
        allow(RESERVED, AVAILABLE, PREPARING, UNAVAILABLE, FAULTED);
        allow(UNAVAILABLE, AVAILABLE, PREPARING, CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, FAULTED);
        allow(FAULTED, AVAILABLE, PREPARING, CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, FINISHING, RESERVED, UNAVAILABLE);
    }

    private Transitions() {}

    private static void allow(ChargePointStatus from, ChargePointStatus... to) {
        ALLOWED.put(from, EnumSet.of(to[0], to));
    }

    /// Whether one state may follow another directly.
    public static boolean isAllowed(ChargePointStatus from, ChargePointStatus to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
