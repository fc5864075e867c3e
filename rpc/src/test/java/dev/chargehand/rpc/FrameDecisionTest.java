// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.RpcObserver.Ignored;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a frame, by its form alone; what handlers do with calls is in [IncomingCallTest].
class FrameDecisionTest {
    private static final Handlers HANDLERS = Handlers.builder()
            .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(Instant.EPOCH))
            .on(AuthorizeRequest.class, (_, _) -> new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED)))
            .build();

    private final Bench strict = new Bench(HANDLERS);
    private final Bench tolerant = new Bench(HANDLERS, Strictness.TOLERANT);

    @Test
    void aGoodCallIsAnsweredWithItsId() {
        assertThat(strict.receive("[2,\"a-1\",\"Heartbeat\",{}]"))
                .containsExactly("[3,\"a-1\",{\"currentTime\":\"1970-01-01T00:00:00Z\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_JSON             | [",
                "NOT_JSON             | [2,",
                "NOT_JSON             | [2,\"unfinished",
                "NOT_JSON             | hello",
                "NOT_A_MESSAGE        | {}",
                "NOT_A_MESSAGE        | []",
                "NOT_A_MESSAGE        | [\"2\",\"a\",\"Heartbeat\",{}]",
                "NOT_A_MESSAGE        | [2.0,\"a\",\"Heartbeat\",{}]",
                "NOT_A_MESSAGE        | 7",
                "NOT_JSON             | ,[2,\"a\",\"Heartbeat\",{}]",
                "UNKNOWN_MESSAGE_TYPE | [1,\"a\",\"Heartbeat\",{}]",
                "UNKNOWN_MESSAGE_TYPE | [5,\"a\"]",
                "UNKNOWN_MESSAGE_TYPE | [-2,\"a\",\"Heartbeat\",{}]",
                "UNKNOWN_MESSAGE_TYPE | [99999999999999999999,\"a\"]",
                "UNUSABLE_ID          | [2]",
                "UNUSABLE_ID          | [2,7,\"Heartbeat\",{}]",
                "UNUSABLE_ID          | [2,null,\"Heartbeat\",{}]",
                "UNUSABLE_ID          | [2,\"\",\"Heartbeat\",{}]",
                "UNKNOWN_ANSWER       | [3,\"nobody-asked\",{}]",
                "UNKNOWN_ANSWER       | [3]",
                "UNKNOWN_ANSWER       | [3,17,{}]",
                "UNKNOWN_ANSWER       | [4,\"nobody-asked\",\"GenericError\",\"\",{}]",
                "UNKNOWN_ANSWER       | [4,\"-1\",\"GenericError\"]",
            })
    void aFrameWithNothingToAnswerToIsDroppedAndCounted(Ignored why, String frame) {
        assertThat(strict.receive(frame)).isEmpty();
        assertThat(strict.seen.ignored).containsExactly(why);
        assertThat(strict.receive("[2,\"next\",\"Heartbeat\",{}]")).hasSize(1);
    }

    @Test
    void anEmptyFrameIsDropped() {
        assertThat(strict.receive("")).isEmpty();
        assertThat(strict.seen.ignored).hasSize(1);
    }

    @Test
    void aBinaryMessageIsIgnored() {
        strict.connection.receivedBinary(new byte[] {1, 2, 3});

        assertThat(strict.seen.ignored).containsExactly(Ignored.BINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{}",
                "FormationViolation           | [2,\"a\",\"Hear",
                "FormationViolation           | [2,\"a\"",
                "FormationViolation           | [2,\"a\"]",
                "FormationViolation           | [2,\"a\",7,{}]",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{},{}]",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{}] tail",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{}][]",
                "ProtocolError                | [2,\"a\",\"Heartbeat\"]",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",[]]",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",\"{}\"]",
                "FormationViolation           | [2,\"a\",\"Heartbeat\",{\"x\":1}]",
                "OccurenceConstraintViolation | [2,\"a\",\"Authorize\",{}]",
                "TypeConstraintViolation      | [2,\"a\",\"Authorize\",{\"idTag\":7}]",
                "PropertyConstraintViolation  | [2,\"a\",\"Authorize\",{\"idTag\":\"123456789012345678901\"}]",
                "NotSupported                 | [2,\"a\",\"Reset\",{\"type\":\"Hard\"}]",
                "NotSupported                 | [2,\"a\",\"FirmwareStatusNotification\",{\"status\":\"Idle\"}]",
                "NotImplemented               | [2,\"a\",\"heartbeat\",{}]",
                "NotImplemented               | [2,\"a\",\"NotifyEvent\",{}]",
            })
    void aFaultyCallWhoseIdIsKnownIsAnsweredWithItsError(String code, String frame) {
        assertThat(strict.receive(frame)).singleElement().asString().startsWith("[4,\"a\",\"" + code + "\",\"");
        assertThat(strict.seen.refused).containsExactly(code);
    }

    @Test
    void theDescriptionOfAnErrorNamesTheField() {
        assertThat(strict.receive("[2,\"a\",\"Authorize\",{\"idTag\":7}]"))
                .singleElement()
                .asString()
                .contains("/idTag ")
                .endsWith(",{}]");
    }

    @Test
    void anIdOverLengthIsRefusedStrictlyAndServedTolerantly() {
        String id = "i".repeat(37);
        String frame = "[2,\"" + id + "\",\"Heartbeat\",{}]";

        assertThat(strict.receive(frame)).singleElement().asString().startsWith("[4,\"" + id + "\",\"FormationV");
        assertThat(tolerant.receive(frame)).singleElement().asString().startsWith("[3,\"" + id + "\",{");
    }

    @Test
    void aNullPayloadIsAnEmptyOne() {
        assertThat(strict.receive("[2,\"a\",\"Heartbeat\",null]"))
                .singleElement()
                .asString()
                .startsWith("[3,");
    }

    @Test
    void anIdIsRepeatedExactlyWhateverItsCharacters() {
        assertThat(strict.receive("[2,\"\\u00e4\\\"\\\\\\n\",\"Heartbeat\",{}]"))
                .singleElement()
                .asString()
                .startsWith("[3,\"ä\\\"\\\\\\n\",{");
    }

    @Test
    void theTolerantReaderServesAndReportsWhatTheStrictOneRefuses() {
        assertThat(tolerant.receive("[2,\"a\",\"Authorize\",{\"idTag\":\"A\",\"x\":1}]"))
                .singleElement()
                .asString()
                .startsWith("[3,");
        assertThat(tolerant.seen.deviations).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[[[", "{\"a\":{\"a\":", "\"\\ud800\"", "nul", "[2,\"a\",\"Heartbeat\",{\"\\u0000\":[[]]}]"})
    void noFrameEndsInAnException(String frame) {
        strict.receive(frame);
        tolerant.receive(frame);

        assertThat(tolerant.receive("[2,\"next\",\"Heartbeat\",{}]")).hasSize(1);
    }

    @Test
    void aPayloadNestedBeyondReasonIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThat(tolerant.receive("[2,\"a\",\"Heartbeat\",{\"x\":" + deep + "}]"))
                .singleElement()
                .asString()
                .startsWith("[4,\"a\",\"FormationViolation\"");
    }
}
