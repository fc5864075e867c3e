// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.authorization.UnknownTags;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.protocol.json.Strictness;
import java.nio.file.Path;
import java.time.Duration;

/// How a central system is set up.
///
/// @param host the address that charge points connect to
/// @param port the port, 0 for any that is free
/// @param path what the path of a charge point's address starts with, `/ocpp`; `/` for anything
/// @param dataDirectory where the database lies
/// @param unknownChargePoints what becomes of a charge point that connects for the first time
/// @param unknownTags what is said of a tag that is not known
/// @param heartbeatInterval how long a charge point may be silent
/// @param strictness how what charge points send is judged
public record CentralSystemConfig(
        String host,
        int port,
        String path,
        Path dataDirectory,
        UnknownChargePoints unknownChargePoints,
        UnknownTags unknownTags,
        Duration heartbeatInterval,
        Strictness strictness) {
    /// Lets charge points in, on this machine only, and no unknown tags.
    public static CentralSystemConfig defaults(Path dataDirectory) {
        return new CentralSystemConfig(
                "127.0.0.1",
                9000,
                "/",
                dataDirectory,
                UnknownChargePoints.ACCEPT,
                UnknownTags.REFUSE,
                Duration.ofMinutes(5),
                Strictness.TOLERANT);
    }

    /// Checks that the interval can be told to a charge point.
    public CentralSystemConfig {
        if (heartbeatInterval.toSeconds() < 1) {
            throw new IllegalArgumentException("heartbeatInterval must be a second at least: " + heartbeatInterval);
        }
    }
}
