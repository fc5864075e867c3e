// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.chargepoint.configuration.Key;
import dev.chargehand.chargepoint.connector.Connector;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conversations of a charge point in virtual time.
class ChargePointTest {
    private static final IdTag TAG = new IdTag("TAG1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedCentralSystem centralSystem = new ScriptedCentralSystem(time);
    private final List<FakeHardware> hardware = List.of(new FakeHardware(time), new FakeHardware(time));
    private final ChargePoint chargePoint =
            new ChargePoint(new BootNotificationRequest("Example", "Two"), hardware, centralSystem, time);
    private final Connector first = chargePoint.connector(1).orElseThrow();

    private void connect() {
        centralSystem.connect(chargePoint, chargePoint.handlers());
    }

    private void startCharging() {
        first.plugIn();
        first.present(TAG);
        time.run();
    }

    @Test
    void nothingButBootNotificationLeavesBeforeItIsAccepted() {
        centralSystem.answers(
                "BootNotification",
                "{\"status\":\"Pending\",\"currentTime\":\"2026-01-15T12:00:00Z\",\"interval\":20}");
        connect();
        first.plugIn();
        time.pass(Duration.ofSeconds(30));
        assertThat(centralSystem.calls()).hasSize(2).allMatch(call -> call.startsWith("BootNotification"));

        centralSystem.answers(
                "BootNotification",
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-15T12:00:00Z\",\"interval\":60}");
        time.pass(Duration.ofSeconds(20));

        assertThat(centralSystem.calls("StatusNotification")).hasSize(3);
        assertThat(chargePoint.configuration().text(Key.HEARTBEAT_INTERVAL)).isEqualTo("60");
    }

    @Test
    void withoutAnAnswerToItsBootItTriesAgain() {
        centralSystem.answers("BootNotification", null);
        connect();
        time.pass(Duration.ofMinutes(3));

        assertThat(centralSystem.calls("BootNotification")).hasSizeBetween(2, 4);
        assertThat(chargePoint.isAccepted()).isFalse();
    }

    @Test
    void aHeartbeatFollowsSilenceOnly() {
        connect();
        time.pass(Duration.ofMinutes(16));

        assertThat(centralSystem.calls("Heartbeat")).hasSizeBetween(2, 3);
    }

    @Test
    void aSessionIsToldInItsOrder() {
        connect();
        startCharging();
        time.pass(MINUTE.plusSeconds(30));
        first.present(TAG);
        first.unplug();
        time.run();

        assertThat(centralSystem.calls().stream().map(call -> call.substring(0, call.indexOf(' '))))
                .containsSubsequence("Authorize", "StartTransaction", "MeterValues", "StopTransaction");
        assertThat(centralSystem.calls("StartTransaction").getFirst()).contains("\"meterStart\":1000");
        assertThat(centralSystem.calls("MeterValues").getFirst())
                .contains("\"transactionId\":7")
                .contains("\"value\":\"1060\"");
        assertThat(centralSystem.calls("StopTransaction").getFirst())
                .contains("\"meterStop\":1090")
                .contains("\"reason\":\"Local\"");
        assertThat(hardware.getFirst().isClosed()).isFalse();
    }

    @Test
    void aTagThatIsNotAcceptedStartsNothing() {
        connect();
        centralSystem.answers("Authorize", "{\"idTagInfo\":{\"status\":\"Blocked\"}}");
        startCharging();

        assertThat(centralSystem.calls("StartTransaction")).isEmpty();
        assertThat(first.status()).isEqualTo(ChargePointStatus.PREPARING);
    }

    @Test
    void anAuthorizationThatFindsNoPlugIsVoidAfterItsTime() {
        connect();
        first.present(TAG);
        time.run();
        assertThat(first.status()).isEqualTo(ChargePointStatus.PREPARING);
        time.pass(Duration.ofSeconds(61));
        assertThat(first.status()).isEqualTo(ChargePointStatus.AVAILABLE);
        first.plugIn();
        time.run();

        assertThat(centralSystem.calls("StartTransaction")).isEmpty();
    }

    @Test
    void unpluggingEndsTheTransaction() {
        connect();
        startCharging();
        first.unplug();
        time.run();

        assertThat(centralSystem.calls("StopTransaction").getFirst()).contains("EVDisconnected");
        assertThat(first.status()).isEqualTo(ChargePointStatus.AVAILABLE);
    }

    @Test
    void aStartWhoseTagIsRefusedIsStopped() {
        connect();
        centralSystem.answers("StartTransaction", "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Invalid\"}}");
        startCharging();

        assertThat(centralSystem.calls("StopTransaction").getFirst())
                .contains("DeAuthorized")
                .contains("\"transactionId\":7");
    }

    @Test
    void whatHappensOfflineIsToldAfterwardsWithItsOwnTimes() {
        connect();
        startCharging();
        centralSystem.cut(chargePoint);
        time.pass(Duration.ofMinutes(3));
        first.unplug();
        time.run();
        int before = centralSystem.calls().size();
        connect();

        List<String> after =
                centralSystem.calls().subList(before, centralSystem.calls().size());
        assertThat(after).noneMatch(call -> call.startsWith("BootNotification"));
        assertThat(centralSystem.calls("MeterValues")).hasSize(3);
        assertThat(centralSystem.calls("StopTransaction").getFirst()).contains("2026-01-15T12:03:00Z");
        assertThat(chargePoint.unsentMessages()).isZero();
    }

    @Test
    void aStartThatTheCentralSystemNeverProcessesIsDroppedAndTheRestGoesOutWithoutAnId() {
        connect();
        chargePoint.configuration().adopt(Key.TRANSACTION_MESSAGE_RETRY_INTERVAL, "10");
        centralSystem.answers("StartTransaction", "!");
        startCharging();
        time.pass(Duration.ofMinutes(2));
        first.unplug();
        time.run();

        assertThat(centralSystem.calls("StartTransaction")).hasSize(3);
        assertThat(centralSystem.calls("StopTransaction").getFirst()).contains("\"transactionId\":-1");
    }

    @Test
    void aFaultEndsTheTransactionAndIsTold() {
        connect();
        startCharging();
        first.fault(ChargePointErrorCode.GROUND_FAILURE);
        time.run();
        assertThat(centralSystem.calls("StatusNotification").getLast())
                .contains("GroundFailure")
                .contains("Faulted");

        first.clearFault();
        time.run();
        assertThat(centralSystem.calls("StatusNotification").getLast()).contains("NoError");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverHappensStartsAndStopsAlternateAndTheMeterNeverFalls(long seed) {
        var random = new Random(seed);
        connect();
        for (int i = 0; i < 300; i++) {
            Connector connector = chargePoint.connectors().get(random.nextInt(2));
            switch (random.nextInt(9)) {
                case 0, 1 -> connector.plugIn();
                case 2 -> connector.unplug();
                case 3, 4 -> connector.present(TAG);
                case 5 -> connector.fault(ChargePointErrorCode.OTHER_ERROR);
                case 6 -> connector.clearFault();
                case 7 -> centralSystem.cut(chargePoint);
                default -> connect();
            }
            time.pass(Duration.ofSeconds(random.nextInt(90)));
        }
        connect();
        time.pass(Duration.ofMinutes(5));
        for (int connector = 1; connector <= 2; connector++) {
            assertThat(meters(connector)).as("seed %d", seed).isSorted();
        }
        assertThat(chargePoint.unsentMessages()).isZero();
    }

    private List<Long> meters(int connector) {
        return centralSystem.calls("StartTransaction").stream()
                .filter(call -> call.contains("\"connectorId\":" + connector))
                .map(call -> Long.parseLong(call.replaceAll(".*\"meterStart\":(\\d+).*", "$1")))
                .toList();
    }
}
