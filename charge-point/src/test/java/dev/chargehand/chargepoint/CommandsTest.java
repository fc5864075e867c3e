// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.chargepoint.configuration.Configuration;
import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.connector.Connector;
import dev.chargehand.chargepoint.connector.Transitions;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.ConfigurationStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the central system asks for. The handlers wait for the charge point's own thread, so here they run on others
/// and the test lets time's tasks run until the answer is there.
class CommandsTest {
    private final VirtualTime time = new VirtualTime();
    private final Configuration configuration = new Configuration();

    @Test
    void aValueIsCheckedByItsType() {
        assertThat(change("HeartbeatInterval", "60")).isEqualTo(ConfigurationStatus.ACCEPTED);
        assertThat(change("heartbeatinterval", "61")).isEqualTo(ConfigurationStatus.ACCEPTED);
        assertThat(change("HeartbeatInterval", "-1")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(change("HeartbeatInterval", "soon")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(change("StopTransactionOnInvalidId", "FALSE")).isEqualTo(ConfigurationStatus.ACCEPTED);
        assertThat(change("NumberOfConnectors", "9")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(change("TransactionMessageAttempts", "0")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(change("Nonsense", "1")).isEqualTo(ConfigurationStatus.NOT_SUPPORTED);
        assertThat(configuration.number(Key.HEARTBEAT_INTERVAL)).isEqualTo(61);
        assertThat(configuration.flag(Key.STOP_TRANSACTION_ON_INVALID_ID)).isFalse();
    }

    private ConfigurationStatus change(String key, String value) {
        return configuration.change(new ChangeConfigurationRequest(key, value));
    }

    @Test
    void keysAreReadByNameOrAllAtOnce() {
        assertThat(configuration.read(null).configurationKey()).hasSize(Key.values().length);
        var some = configuration.read(List.of(new CiString("HEARTBEATINTERVAL"), new CiString("nonsense")));
        assertThat(some.configurationKey()).hasSize(1);
        assertThat(some.unknownKey()).containsExactly(new CiString("nonsense"));
    }

    @Test
    void theTransitionsAreThoseOfTheSpecification() {
        long allowed = java.util.Arrays.stream(ChargePointStatus.values())
                .flatMap(from -> java.util.Arrays.stream(ChargePointStatus.values())
                        .filter(to -> Transitions.isAllowed(from, to)))
                .count();

        assertThat(allowed).isEqualTo(53);
        assertThat(Transitions.isAllowed(ChargePointStatus.PREPARING, ChargePointStatus.UNAVAILABLE))
                .isFalse();
        assertThat(Transitions.isAllowed(ChargePointStatus.FINISHING, ChargePointStatus.CHARGING))
                .isFalse();
        assertThat(Transitions.isAllowed(ChargePointStatus.CHARGING, ChargePointStatus.FINISHING))
                .isTrue();
    }

    @Test
    void aBusyConnectorBecomesInoperativeWhenItsTransactionEnds() {
        var centralSystem = new ScriptedCentralSystem(time);
        var chargePoint = new ChargePoint(
                new BootNotificationRequest("Example", "One"), List.of(new FakeHardware(time)), centralSystem, time);
        centralSystem.connect(chargePoint, chargePoint.handlers());
        Connector connector = chargePoint.connector(1).orElseThrow();
        connector.plugIn();
        connector.accept(new dev.chargehand.protocol.IdTag("TAG"));
        time.run();

        assertThat(connector.operative(false)).isTrue();
        assertThat(connector.status()).isEqualTo(ChargePointStatus.CHARGING);
        time.pass(Duration.ofSeconds(10));
        connector.unplug();
        assertThat(connector.status()).isEqualTo(ChargePointStatus.UNAVAILABLE);
        assertThat(connector.operative(true)).isFalse();
        assertThat(connector.status()).isEqualTo(ChargePointStatus.AVAILABLE);
    }
}
