// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What charge points in the field really send, and how the tolerant reader reads it.
class ToleranceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"A\",\"meterStart\":5,\"timestamp\":\"2026-01-15T12:00:00Z\"}";

    private static <T> Decoded.Message<T> read(Class<T> type, String json) {
        return switch (MessageCodec.of(type).decode(json, Reading.tolerant(InstantSource.fixed(NOW)))) {
            case Decoded.Message<T> message -> message;
            case Decoded.Unreadable<T> unreadable ->
                throw new AssertionError(unreadable.violation().description());
        };
    }

    private static List<Kind> kinds(Decoded.Message<?> message) {
        return message.deviations().stream().map(Deviation::kind).toList();
    }

    @Test
    void aFieldThatIsNotKnownIsSkippedWithAllThatIsInIt() {
        var read = read(StartTransactionRequest.class, START.replace("{\"c", "{\"x\":{\"y\":[1,{}]},\"c"));

        assertThat(read.message().idTag()).isEqualTo(new IdTag("A"));
        assertThat(read.deviations())
                .containsExactly(
                        new Deviation(Kind.UNKNOWN_FIELD, "/x", "{\"y\":[1,{}]}", "is no field of this message"));
    }

    @Test
    void aTextThatIsTooLongIsKeptWhole() {
        String serial = "1234567890123456789012345678901234";
        var read = read(
                BootNotificationRequest.class,
                "{\"chargePointVendor\":\"\",\"chargePointModel\":\"m\",\"chargePointSerialNumber\":\"" + serial
                        + "\"}");

        assertThat(read.message().chargePointSerialNumber()).isEqualTo(serial);
        assertThat(kinds(read)).containsExactly(Kind.TOO_LONG);
    }

    @Test
    void aWordThatIsNotKnownIsUnrecognizedAndItsTextIsKept() {
        var read = read(
                StatusNotificationRequest.class,
                "{\"connectorId\":1,\"errorCode\":\"Error\",\"status\":\"Available\"}");

        assertThat(read.message().errorCode()).isEqualTo(ChargePointErrorCode.UNRECOGNIZED);
        assertThat(read.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.pointer()).isEqualTo("/errorCode");
            assertThat(deviation.raw()).isEqualTo("Error");
            assertThat(deviation.reason()).contains("'Error'").contains("NoError");
        });
    }

    @Test
    void anUnknownMeasurandIsNotTakenForTheDefaultOne() {
        var read = read(
                MeterValuesRequest.class,
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-15T12:00:00Z\",\"sampledValue\":"
                        + "[{\"value\":\"1\",\"measurand\":\"Power\"}]}]}");

        assertThat(read.message()
                        .meterValue()
                        .getFirst()
                        .sampledValue()
                        .getFirst()
                        .measurandOrDefault())
                .isEqualTo(Measurand.UNRECOGNIZED);
    }

    @Test
    void numbersAndTextsAreReadForEachOther() {
        var read = read(
                StartTransactionRequest.class,
                "{\"connectorId\":\"1\",\"idTag\":4711,\"meterStart\":5.0,\"timestamp\":\"2026-01-15T12:00:00Z\"}");

        assertThat(read.message().connectorId()).isEqualTo(1);
        assertThat(read.message().idTag()).isEqualTo(new IdTag("4711"));
        assertThat(read.message().meterStart()).isEqualTo(5);
        assertThat(kinds(read)).containsExactly(Kind.TEXT_FOR_NUMBER, Kind.NUMBER_FOR_TEXT, Kind.FRACTION);
    }

    @Test
    void aTransactionIdBeyondAllReasonIsNone() {
        var read = read(
                StopTransactionRequest.class,
                "{\"meterStop\":5,\"timestamp\":\"2026-01-15T12:00:00Z\",\"transactionId\":9223372036854775807}");

        assertThat(read.message().transactionId()).isEqualTo(-1);
        assertThat(read.deviations().getFirst().raw()).isEqualTo("9223372036854775807");
    }

    @Test
    void aMeterRegisterMayHaveMoreThan32Bits() {
        var read = read(StartTransactionRequest.class, START.replace(":5,", ":5000000000,"));

        assertThat(read.message().meterStart()).isEqualTo(5_000_000_000L);
        assertThat(read.deviations()).isEmpty();
    }

    @Test
    void aTimeThatIsMissingOrNoTimeIsTheTimeOfReceipt() {
        assertThat(read(StartTransactionRequest.class, START.replace("2026-01-15T12:00:00Z", "0"))
                        .message()
                        .timestamp())
                .isEqualTo(NOW);
        assertThat(read(StartTransactionRequest.class, START.replace(",\"timestamp\":\"2026-01-15T12:00:00Z\"", ""))
                        .message()
                        .timestamp())
                .isEqualTo(NOW);
    }

    @Test
    void aNullIsReadAsAbsent() {
        var read = read(StartTransactionRequest.class, START.replace("}", ",\"reservationId\":null}"));

        assertThat(read.message().reservationId()).isNull();
        assertThat(kinds(read)).containsExactly(Kind.NULL_FIELD);
    }

    @Test
    void oneObjectStandsForAListOfOne() {
        var read = read(
                MeterValuesRequest.class,
                "{\"connectorId\":1,\"meterValue\":{\"timestamp\":\"2026-01-15T12:00:00Z\",\"sampledValue\":[]}}");

        assertThat(read.message().meterValue()).hasSize(1);
        assertThat(kinds(read)).containsExactly(Kind.ITEM_FOR_LIST, Kind.EMPTY_LIST);
    }

    @Test
    void anObjectForTextIsItsJson() {
        var read = read(DataTransferRequest.class, "{\"vendorId\":\"v\",\"data\":{\"a\":[1,true,null,\"x\"]}}");

        assertThat(read.message().data()).isEqualTo("{\"a\":[1,true,null,\"x\"]}");
        assertThat(kinds(read)).containsExactly(Kind.JSON_FOR_TEXT);
    }

    @Test
    void booleansInQuotesAreReadInAnyCase() {
        var read =
                read(GetConfigurationResponse.class, "{\"configurationKey\":[{\"key\":\"k\",\"readonly\":\"True\"}]}");

        assertThat(read.message().configurationKey())
                .isNotNull()
                .first()
                .satisfies(key -> assertThat(key.readonly()).isTrue());
    }

    @Test
    void theLastOfTwoEqualFieldsCounts() {
        var read = read(StartTransactionRequest.class, START.replace("{", "{\"connectorId\":9,"));

        assertThat(read.message().connectorId()).isEqualTo(1);
        assertThat(kinds(read)).containsExactly(Kind.DUPLICATE_FIELD);
    }

    @Test
    void aMessageOfFaultsOnlyIsReportedInBounds() {
        var fields = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            fields.append("\"x").append(i).append("\":").append(i).append(',');
        }
        var read = read(HeartbeatRequest.class, fields.append("\"y\":1}").toString());

        assertThat(read.deviations()).hasSize(100);
    }

    @Test
    void whatCannotBeGuessedIsStillAViolation() {
        for (String json : List.of(
                "{\"connectorId\":\"one\",\"idTag\":\"A\",\"meterStart\":5,\"timestamp\":\"2026-01-15T12:00:00Z\"}",
                "{\"idTag\":\"A\",\"meterStart\":5,\"timestamp\":\"2026-01-15T12:00:00Z\"}",
                "{\"connectorId\":1,\"idTag\":\"A\",\"timestamp\":\"2026-01-15T12:00:00Z\"}",
                "{\"connectorId\":1,\"meterStart\":5,\"timestamp\":\"2026-01-15T12:00:00Z\"}",
                "[]",
                "7")) {
            assertThat(MessageCodec.of(StartTransactionRequest.class)
                            .decode(json, Reading.tolerant(InstantSource.fixed(NOW))))
                    .isInstanceOf(Decoded.Unreadable.class);
        }
    }
}
