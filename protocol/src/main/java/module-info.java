// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/// The messages of OCPP 1.6 as typed records, and their JSON.
@NullMarked
module dev.chargehand.protocol {
    requires transitive org.jspecify;
    requires transitive tools.jackson.core;

    exports dev.chargehand.protocol;
    exports dev.chargehand.protocol.core;
    exports dev.chargehand.protocol.field;
    exports dev.chargehand.protocol.json;
    exports dev.chargehand.protocol.smartcharging;
}
