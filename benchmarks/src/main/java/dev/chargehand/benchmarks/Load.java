// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

/// What a charge point of the load sends.
enum Load {
    /// The smallest there is.
    HEARTBEAT("Heartbeat", Messages.HEARTBEAT),
    /// Four sampled values.
    METER_VALUES("MeterValues", Messages.METER_VALUES);

    private final String action;
    private final String payload;

    Load(String action, String payload) {
        this.action = action;
        this.payload = payload;
    }

    String action() {
        return action;
    }

    String payload() {
        return payload;
    }
}
