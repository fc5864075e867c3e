// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import ch.qos.logback.classic.Level;
import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.CentralSystemConfig;
import dev.chargehand.centralsystem.CentralSystemConfig.Listen;
import dev.chargehand.centralsystem.CentralSystemConfig.Policy;
import dev.chargehand.centralsystem.CentralSystemConfig.Storage;
import dev.chargehand.centralsystem.authorization.UnknownTags;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A central system as a process of its own, until it is killed or whoever started it is gone.
final class ServingProgram {
    /// What it prints, with the port, once charge points can connect.
    static final String READY = "ready on port ";

    private ServingProgram() {}

    public static void main(String[] args) throws IOException {
        quieten();
        try (CentralSystem centralSystem = CentralSystem.start(
                config(Integer.parseInt(args[0]), Path.of(args[1]), args.length > 2 ? args[2] : ""),
                InstantSource.system())) {
            System.out.println(READY + centralSystem.address().getPort());
            while (System.in.read() >= 0) {
                // Whoever started this says nothing; the end of the stream says that he is gone.
                Thread.onSpinWait();
            }
        }
    }

    /// Only says what should not be.
    static void quieten() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    /// A central system that lets everyone in.
    ///
    /// @param database the JDBC URL of a PostgreSQL database; empty for SQLite in the directory
    static CentralSystemConfig config(int port, Path directory, String database) {
        return CentralSystemConfig.defaults(directory)
                .with(new Listen("127.0.0.1", port, "/ocpp"))
                .with(new Storage(directory, database.isEmpty() ? null : database))
                .with(new Policy(
                        UnknownChargePoints.ACCEPT,
                        UnknownTags.ACCEPT,
                        null,
                        Policy.DEFAULT.strictness(),
                        Policy.DEFAULT.intervals()));
    }
}
