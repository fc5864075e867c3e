// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/// OCPP-J without a socket: frames, pairing of calls and answers, queues, deadlines.
@NullMarked
module dev.chargehand.rpc {
    requires transitive dev.chargehand.protocol;
    requires org.slf4j;

    exports dev.chargehand.rpc;
}
