// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static dev.chargehand.centralsystem.Site.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.rpc.CallOutcome.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A charge point on a real socket: it boots, authorizes, charges, stops, and the transaction lies in the
/// database.
abstract class FirstChargeContract {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private Site site = new Site(Path.of("target", "unused-" + System.nanoTime()));

    /// The database that the contract is tested on.
    abstract UnaryOperator<CentralSystemConfig> database();

    @BeforeEach
    void start() {
        site.close();
        site = new Site(directory, database());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aWholeSessionIsStored() throws InterruptedException {
        var cp = site.boot("CP1");
        assertThat(answer(cp, new AuthorizeRequest(Site.KNOWN)).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
        int id = answer(cp, new StartTransactionRequest(1, Site.KNOWN, 1000, NOON, null))
                .transactionId();
        var power = new SampledValue("11.04", null, null, Measurand.POWER_ACTIVE_IMPORT, null, null, UnitOfMeasure.KW);
        var reading = new MeterValue(NOON.plusSeconds(60), List.of(new SampledValue("1184"), power));
        answer(cp, new MeterValuesRequest(1, List.of(reading), id));

        assertThat(site.transaction(id).energyWh()).isEqualTo(184);
        assertThat(site.transaction(id).progress())
                .isNotNull()
                .satisfies(progress -> assertThat(progress.powerW()).isEqualTo(11_040));

        answer(cp, new StopTransactionRequest(2500, NOON.plusSeconds(3600), id, Site.KNOWN, Reason.LOCAL));
        assertThat(site.transaction(id).energyWh()).isEqualTo(1500);
        assertThat(site.transaction(id).stop()).isNotNull();
        assertThat(site.read(() -> site.centralSystem().meterValues().ofTransaction(id, 10)))
                .containsExactly(reading);
    }

    @Test
    void aBootIsAcceptedWithTimeAndInterval() throws InterruptedException {
        var response = answer(site.connect("CP1"), new BootNotificationRequest("Example", "One"));

        assertThat(response.status()).isEqualTo(RegistrationStatus.ACCEPTED);
        assertThat(response.interval()).isBetween(270, 330);
        assertThat(response.currentTime())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(site.read(() -> site.centralSystem().chargePoints().find("cp1")))
                .get()
                .satisfies(known -> assertThat(known.model()).isEqualTo("One"));
    }

    @Test
    void tagsAreJudgedWhateverTheirCase() throws InterruptedException {
        var cp = site.boot("CP1");

        assertThat(answer(cp, new AuthorizeRequest(new IdTag("04e2c5a1")))
                        .idTagInfo()
                        .parentIdTag())
                .isEqualTo(new IdTag("group"));
        assertThat(answer(cp, new AuthorizeRequest(Site.BLOCKED)).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.BLOCKED);
        assertThat(answer(cp, new AuthorizeRequest(new IdTag("stranger")))
                        .idTagInfo()
                        .status())
                .isEqualTo(AuthorizationStatus.INVALID);
    }

    @Test
    void rule_10_11_beforeItsFirstBootAChargePointIsRefusedAndLaterServedWithoutOne() throws InterruptedException {
        var cp = site.connect("CP1");
        assertThat(cp.call(new HeartbeatRequest()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(CallErrorCode.SECURITY_ERROR));
        answer(cp, new BootNotificationRequest("Example", "One"));
        answer(cp, new HeartbeatRequest());

        site.restart();

        answer(site.connect("CP1"), new HeartbeatRequest());
    }

    @Test
    void rule_10_15_theNewestStatusByItsOwnTimeWinsAndUnknownConnectorsAreLearnt() throws InterruptedException {
        var cp = site.boot("CP1");
        status(cp, 7, ChargePointStatus.CHARGING, NOON.plusSeconds(10));
        status(cp, 7, ChargePointStatus.PREPARING, NOON);
        status(cp, 0, ChargePointStatus.AVAILABLE, NOON);

        assertThat(site.read(() -> site.centralSystem().statuses().newest("CP1")))
                .extracting("connectorId", "status")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "Available"),
                        org.assertj.core.groups.Tuple.tuple(7, "Charging"));
    }

    private static void status(
            dev.chargehand.websocket.OcppClient cp, int connector, ChargePointStatus status, Instant since)
            throws InterruptedException {
        answer(cp, new StatusNotificationRequest(connector, ChargePointErrorCode.NO_ERROR, status, since));
    }

    @Test
    void whatIsWrongWithMessagesIsCounted() {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .buildAsync(java.net.URI.create(site.url() + "/CP1"), new java.net.http.WebSocket.Listener() {})
                    .join();
            socket.sendText("nonsense", true).join();
            socket.sendText("[2,\"a\",\"Nonsense\",{}]", true).join();
            socket.sendText("[2,\"b\",\"Authorize\",{\"idTag\":7}]", true).join();

            org.awaitility.Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(site.centralSystem().messages().counts())
                                    .containsEntry("ignored.not-json", 1L)
                                    .containsEntry("refused.NotImplemented", 1L)
                                    .containsEntry("deviation.number-for-text", 1L));
            socket.abort();
        }
    }

    @Test
    void vendorsMessagesAreAnsweredByWhoeverUnderstandsThem() throws InterruptedException {
        var cp = site.boot("CP1");
        site.centralSystem()
                .vendorMessages()
                .register(
                        new CiString("com.example"),
                        new CiString("Echo"),
                        (_, request) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, request.data()));

        assertThat(answer(cp, new DataTransferRequest("COM.EXAMPLE", "echo", "hi"))
                        .data())
                .isEqualTo("hi");
        assertThat(answer(cp, new DataTransferRequest("com.example", "other", null))
                        .status())
                .isEqualTo(DataTransferStatus.UNKNOWN_MESSAGE_ID);
        assertThat(answer(cp, new DataTransferRequest("com.other", null, null)).status())
                .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }
}
