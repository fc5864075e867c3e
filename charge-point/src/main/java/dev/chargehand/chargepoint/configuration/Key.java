// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.configuration;

import dev.chargehand.protocol.CiString;
import java.util.Arrays;
import java.util.Optional;

/// A configuration key with its type, access and default.
public enum Key {
    /// Whether a remote start is authorized as a presented tag would be.
    AUTHORIZE_REMOTE_TX_REQUESTS("AuthorizeRemoteTxRequests", Type.BOOLEAN, "false"),
    /// How many seconds an authorization waits for the plug.
    CONNECTION_TIME_OUT("ConnectionTimeOut", Type.NUMBER, "60"),
    /// How many keys one GetConfiguration may ask for.
    GET_CONFIGURATION_MAX_KEYS("GetConfigurationMaxKeys", Type.READ_ONLY, "50"),
    /// After how many seconds of silence a Heartbeat follows; 0 for never.
    HEARTBEAT_INTERVAL("HeartbeatInterval", Type.NUMBER, "300"),
    /// How many seconds lie between the readings of a transaction; 0 for none.
    METER_VALUE_SAMPLE_INTERVAL("MeterValueSampleInterval", Type.NUMBER, "60"),
    /// How many connectors there are.
    NUMBER_OF_CONNECTORS("NumberOfConnectors", Type.READ_ONLY, "0"),
    /// Whether a transaction ends when the central system does not accept its tag.
    STOP_TRANSACTION_ON_INVALID_ID("StopTransactionOnInvalidId", Type.BOOLEAN, "true"),
    /// Which profiles are there.
    SUPPORTED_FEATURE_PROFILES("SupportedFeatureProfiles", Type.READ_ONLY, "Core"),
    /// How often a message of a transaction is tried that the central system does not process.
    TRANSACTION_MESSAGE_ATTEMPTS("TransactionMessageAttempts", Type.POSITIVE, "3"),
    /// How many seconds to wait after the first such try; after the second twice as long, and so on.
    TRANSACTION_MESSAGE_RETRY_INTERVAL("TransactionMessageRetryInterval", Type.NUMBER, "60");

    /// What a key may hold.
    public enum Type {
        /// `true` or `false`, in any case.
        BOOLEAN,
        /// A whole number from 0.
        NUMBER,
        /// A whole number from 1.
        POSITIVE,
        /// What the charge point says; nobody changes it.
        READ_ONLY
    }

    private final String word;
    private final Type type;
    private final String initial;

    Key(String word, Type type, String initial) {
        this.word = word;
        this.type = type;
        this.initial = initial;
    }

    /// The key of that name, in whatever case.
    public static Optional<Key> of(CiString name) {
        return Arrays.stream(values()).filter(key -> key.word().equals(name)).findFirst();
    }

    /// The name.
    public CiString word() {
        return new CiString(word);
    }

    /// Whether it cannot be changed.
    public boolean isReadOnly() {
        return type == Type.READ_ONLY;
    }

    /// What it holds at first.
    public String initial() {
        return initial;
    }

    /// Whether it may hold that value.
    public boolean allows(String value) {
        return switch (type) {
            case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case NUMBER -> value.matches("\\d{1,9}");
            case POSITIVE -> value.matches("\\d{1,9}") && Integer.parseInt(value) > 0;
            case READ_ONLY -> false;
        };
    }
}
