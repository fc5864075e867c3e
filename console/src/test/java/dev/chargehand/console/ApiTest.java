// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.CentralSystemConfig;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.ChargePointStatus;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.websocket.OcppClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST interface over real HTTP, with charge points over real sockets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final int ENDED = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private CentralSystem centralSystem = start(Path.of("target", "api-test-" + System.nanoTime()));
    private Console console = Console.start("127.0.0.1", 0, centralSystem, "ws://example/ocpp/");
    private OcppClient chargePoint = client();

    private static CentralSystem start(Path directory) {
        return CentralSystem.start(
                CentralSystemConfig.defaults(directory).with(new CentralSystemConfig.Listen("127.0.0.1", 0, "/")),
                InstantSource.system());
    }

    private OcppClient client() {
        return OcppClient.builder()
                .url(URI.create("ws://127.0.0.1:" + centralSystem.address().getPort() + "/"))
                .identity("CP 1")
                .start();
    }

    @BeforeAll
    void charge() throws InterruptedException {
        assertThat(chargePoint.awaitConnected(Duration.ofSeconds(10))).isTrue();
        chargePoint.call(new BootNotificationRequest("Example", "One"));
        chargePoint.call(
                new StatusNotificationRequest(1, ChargePointErrorCode.NO_ERROR, ChargePointStatus.CHARGING, NOON));
        for (int id = 1; id <= ENDED; id++) {
            Instant at = NOON.plusSeconds(id * 60L);
            chargePoint.call(new StartTransactionRequest(1, new IdTag("TAG"), id, at, null));
            chargePoint.call(new StopTransactionRequest(id + 500L, at.plusSeconds(30), id, null, null));
        }
        chargePoint.call(new StartTransactionRequest(1, new IdTag("TAG"), 9000, NOON.plusSeconds(90_000), null));
    }

    @AfterAll
    void close() {
        chargePoint.close();
        console.close();
        centralSystem.close();
        http.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(response.body());
    }

    @Test
    void aChargePointIsShownWithItsConnectors() throws Exception {
        JsonNode shown = get("/api/v1/charge-points").get("items").get(0);

        assertThat(shown.get("identity").asString()).isEqualTo("CP 1");
        assertThat(shown.get("online").asBoolean()).isTrue();
        assertThat(shown.get("model").asString()).isEqualTo("One");
        assertThat(shown.get("connectors").get(0).get("status").asString()).isEqualTo("Charging");
        assertThat(shown.get("connectors").get(0).get("since").asString()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(get("/api/v1/charge-points/cp%201")).isEqualTo(shown);
    }

    @Test
    void theTransactionsThatRunCanBeAskedFor() throws Exception {
        JsonNode running =
                get("/api/v1/transactions?active=true&chargePoint=CP%201").get("items");

        assertThat(running).hasSize(1);
        assertThat(running.get(0).get("meterStartWh").asLong()).isEqualTo(9000);
        assertThat(running.get(0).has("stoppedAt")).isFalse();
        assertThat(get("/api/v1/transactions?chargePoint=nobody").get("items")).isEmpty();
    }

    @Test
    void oneTransactionIsShownWithItsEnergy() throws Exception {
        JsonNode shown = get("/api/v1/transactions/7");

        assertThat(shown.get("energyWh").asLong()).isEqualTo(500);
        assertThat(shown.get("startedAt").asString()).isEqualTo("2026-01-15T12:07:00Z");
        assertThat(shown.get("idTagStatus").asString()).isEqualTo("Invalid");
    }

    @Test
    void theWholeListIsReadPageByPageNewestFirst() throws Exception {
        List<Integer> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/transactions?limit=25" + cursor);
            page.get("items").forEach(item -> ids.add(item.get("transactionId").asInt()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(ENDED + 1).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET    | /api/v1/transactions?limit=0",
                "400 | GET    | /api/v1/transactions?limit=201",
                "400 | GET    | /api/v1/transactions?limit=9999999999",
                "400 | GET    | /api/v1/transactions?limit=1&limit=2",
                "400 | GET    | /api/v1/transactions?cursor=%00",
                "400 | GET    | /api/v1/transactions?cursor=bm8",
                "400 | GET    | /api/v1/transactions?active=perhaps",
                "400 | GET    | /api/v1/transactions?chargepoint=CP1",
                "400 | GET    | /api/v1/charge-points?x=1",
                "404 | GET    | /api/v1/transactions/999999",
                "404 | GET    | /api/v1/transactions/99999999999999999999",
                "404 | GET    | /api/v1/transactions/one",
                "404 | GET    | /api/v1/charge-points/nobody",
                "404 | GET    | /api/v1/nothing",
                "404 | GET    | /nothing.html",
                "405 | POST   | /api/v1/transactions",
                "405 | DELETE | /api/v1/charge-points/CP%201",
                "405 | PUT    | /health/live",
            })
    void aWrongRequestIsAnsweredWithAProblem(int status, String method, String path) throws Exception {
        HttpResponse<String> response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void theParameterAtFaultIsNamed() throws Exception {
        JsonNode problem =
                JSON.readTree(send("GET", "/api/v1/transactions?limit=many").body());

        assertThat(problem.get("errors").get(0).get("parameter").asString()).isEqualTo("limit");
        assertThat(problem.get("errors").get(0).get("reason").asString()).contains("1 to 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/app.css", "/icon.svg"})
    void thePageIsServedAndClosedToOtherSites(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotBlank();
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("'self'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void itSaysThatItLivesAndWhereChargePointsConnect() throws Exception {
        assertThat(send("GET", "/health/live").body()).isEqualTo("live");
        assertThat(get("/api/v1/system").get("chargePointUrl").asString()).isEqualTo("ws://example/ocpp/");
    }
}
