// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.authorization.Authority;
import dev.chargehand.centralsystem.authorization.UnknownTags;
import dev.chargehand.centralsystem.registration.Intervals;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.protocol.json.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a central system is set up.
///
/// @param listen where charge points connect
/// @param storage where the data is kept
/// @param policy what is decided about charge points and tags
/// @param retention for how long things are kept
/// @param authority who is asked about tags first; null for nobody
public record CentralSystemConfig(
        Listen listen,
        Storage storage,
        Policy policy,
        Retention retention,
        @Nullable Authority authority) {
    /// Where charge points connect.
    ///
    /// @param host the address
    /// @param port the port, 0 for any that is free
    /// @param path what the path of a charge point's address starts with, `/ocpp`; `/` for anything
    public record Listen(String host, int port, String path) {}

    /// Where the data is kept.
    ///
    /// @param directory a directory of our own; SQLite's database lies there
    /// @param database the JDBC URL of a PostgreSQL database; null for SQLite
    public record Storage(Path directory, @Nullable String database) {}

    /// What is decided about charge points and tags.
    ///
    /// @param unknownChargePoints what becomes of a charge point that connects for the first time
    /// @param unknownTags what is said of a tag that is not known
    /// @param maxTransactionsPerTag how many transactions a tag may have at a time that has no limit of
    ///     its own;
    ///     null for as many as it likes
    /// @param strictness how what charge points send is judged, unless it is decided for one of them
    /// @param intervals when charge points are to come back
    public record Policy(
            UnknownChargePoints unknownChargePoints,
            UnknownTags unknownTags,
            @Nullable Integer maxTransactionsPerTag,
            Strictness strictness,
            Intervals intervals) {
        /// Lets everyone connect, but no unknown tag charge.
        public static final Policy DEFAULT = new Policy(
                UnknownChargePoints.ACCEPT,
                UnknownTags.REFUSE,
                null,
                Strictness.TOLERANT,
                new Intervals(Duration.ofMinutes(5), Duration.ofSeconds(60)));
    }

    /// For how long things are kept that are not needed for ever; null keeps them. Transactions are never
    /// deleted.
    ///
    /// @param messages frames in the message log
    /// @param events events that can be had again
    /// @param readings meter values
    /// @param history states of connectors, past connections and refused handshakes
    public record Retention(
            @Nullable Duration messages,
            @Nullable Duration events,
            @Nullable Duration readings,
            @Nullable Duration history) {
        /// Two weeks of messages, a month of events, a year of history, meter values for ever.
        public static final Retention DEFAULT =
                new Retention(Duration.ofDays(14), Duration.ofDays(30), null, Duration.ofDays(365));
    }

    /// On port 9000 of this machine only, with SQLite in a directory.
    public static CentralSystemConfig defaults(Path directory) {
        return new CentralSystemConfig(
                new Listen("127.0.0.1", 9000, "/"),
                new Storage(directory, null),
                Policy.DEFAULT,
                Retention.DEFAULT,
                null);
    }

    /// The same, but charge points connect elsewhere.
    public CentralSystemConfig with(Listen other) {
        return new CentralSystemConfig(other, storage, policy, retention, authority);
    }

    /// The same with the data kept elsewhere.
    public CentralSystemConfig with(Storage other) {
        return new CentralSystemConfig(listen, other, policy, retention, authority);
    }

    /// The same with other decisions.
    public CentralSystemConfig with(Policy other) {
        return new CentralSystemConfig(listen, storage, other, retention, authority);
    }

    /// The same with things kept for another while.
    public CentralSystemConfig with(Retention other) {
        return new CentralSystemConfig(listen, storage, policy, other, authority);
    }

    /// The same with somebody who is asked about tags first.
    public CentralSystemConfig with(Authority other) {
        return new CentralSystemConfig(listen, storage, policy, retention, other);
    }
}
