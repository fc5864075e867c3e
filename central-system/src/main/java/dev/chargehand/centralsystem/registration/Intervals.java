// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import java.time.Duration;

/// When charge points are to come back.
///
/// @param heartbeat how long an accepted one may be silent
/// @param retry how long one that is not accepted waits before its next BootNotification
public record Intervals(Duration heartbeat, Duration retry) {
    private static final int SPREAD_PERCENT = 10;

    /// Checks that both can be told to a charge point.
    public Intervals {
        if (heartbeat.toSeconds() < 1 || retry.toSeconds() < 1) {
            throw new IllegalArgumentException("intervals must be a second at least: " + heartbeat + ", " + retry);
        }
    }

    /// The heartbeat interval of one charge point, in seconds: always the same for one, and up to a tenth
    /// more or less
    /// than that of others, so that those which booted together do not come back together.
    public int heartbeatOf(String identity) {
        long seconds = heartbeat.toSeconds();
        long spread = seconds * SPREAD_PERCENT / 100;
        long part = Math.floorMod((identity.hashCode() * 0x9E3779B1L) >>> 16, 2 * spread + 1);
        return Math.toIntExact(seconds - spread + part);
    }

    int retrySeconds() {
        return Math.toIntExact(retry.toSeconds());
    }
}
