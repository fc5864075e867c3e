// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/// A charge point against small hardware interfaces, without a socket.
@NullMarked
module dev.chargehand.chargepoint {
    requires transitive dev.chargehand.rpc;

    exports dev.chargehand.chargepoint;
    exports dev.chargehand.chargepoint.configuration;
    exports dev.chargehand.chargepoint.connector;
    exports dev.chargehand.chargepoint.link;
    exports dev.chargehand.chargepoint.time;
    exports dev.chargehand.chargepoint.transaction;
}
