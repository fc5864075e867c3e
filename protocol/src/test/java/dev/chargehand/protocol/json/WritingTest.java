// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.CustomRequest;
import dev.chargehand.protocol.CustomResponse;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.ResetType;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.field.MaxLength;
import dev.chargehand.protocol.smartcharging.ChargingSchedulePeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nothing leaves that the schema forbids.
class WritingTest {
    /// A message of a user's own.
    record SnapshotRequest(
            @MaxLength(3) String camera, @Nullable Integer quality) implements CustomRequest<SnapshotResponse> {}

    /// Its answer.
    record SnapshotResponse(boolean taken) implements CustomResponse {}

    private static <T> void refuses(Class<T> type, T message, CallErrorCode code, String pointer) {
        assertThatExceptionOfType(ConstraintException.class)
                .isThrownBy(() -> MessageCodec.of(type).encode(message))
                .satisfies(e -> {
                    assertThat(e.violation().code()).isEqualTo(code);
                    assertThat(e.violation().pointer()).isEqualTo(pointer);
                })
                .withMessageStartingWith(type.getSimpleName() + pointer);
    }

    @Test
    void aTextThatIsTooLongIsNotSent() {
        refuses(
                AuthorizeRequest.class,
                new AuthorizeRequest(new IdTag("x".repeat(21))),
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                "/idTag");
        refuses(
                GetConfigurationRequest.class,
                new GetConfigurationRequest(List.of(new CiString("a"), new CiString("x".repeat(51)))),
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                "/key/1");
    }

    @Test
    void twentyCharactersBeyondTheFirstPlaneAreTwenty() {
        String tag = "\ud83d\ude97".repeat(20);

        assertThat(MessageCodec.of(AuthorizeRequest.class).encode(new AuthorizeRequest(new IdTag(tag))))
                .isEqualTo("{\"idTag\":\"" + tag + "\"}");
    }

    @Test
    void aWordThatWasNotRecognizedIsNotSent() {
        refuses(
                ResetRequest.class,
                new ResetRequest(ResetType.UNRECOGNIZED),
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                "/type");
    }

    @Test
    void anEmptyListIsNotSentWhereOneItemIsDue() {
        refuses(
                MeterValuesRequest.class,
                new MeterValuesRequest(1, List.of(new MeterValue(Instant.EPOCH, List.of())), null),
                CallErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                "/meterValue/0/sampledValue");
    }

    @Test
    void aLimitBetweenTwoStepsIsNotSent() {
        refuses(
                ChargingSchedulePeriod.class,
                new ChargingSchedulePeriod(0, new BigDecimal("8.15"), null),
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                "/limit");
    }

    @Test
    void everyTenthIsAMultipleOfATenthAndLeavesAsPlainDecimals() {
        var codec = MessageCodec.of(ChargingSchedulePeriod.class);
        for (int tenths = 0; tenths <= 4000; tenths++) {
            var limit = new BigDecimal(tenths).movePointLeft(1);
            String json = codec.encode(new ChargingSchedulePeriod(0, limit, null));

            assertThat(json).isEqualTo("{\"startPeriod\":0,\"limit\":" + limit.toPlainString() + "}");
            assertThat(codec.decode(json, Reading.strict())).isInstanceOf(Decoded.Message.class);
        }
        assertThat(codec.encode(new ChargingSchedulePeriod(0, new BigDecimal("6E+3"), null)))
                .contains("6000}");
        assertThat(codec.decode("{\"startPeriod\":0,\"limit\":6.000000}", Reading.strict()))
                .isInstanceOf(Decoded.Message.class);
    }

    @Test
    void bothSpellingsOfCelsiusPass() {
        var codec = MessageCodec.of(SampledValue.class);

        assertThat(codec.decode("{\"value\":\"20\",\"unit\":\"Celcius\"}", Reading.strict()))
                .isInstanceOfSatisfying(
                        Decoded.Message.class,
                        message -> assertThat(((SampledValue) message.message()).unit())
                                .isEqualTo(UnitOfMeasure.CELCIUS));
        assertThat(codec.decode("{\"value\":\"20\",\"unit\":\"Celsius\"}", Reading.strict()))
                .isInstanceOf(Decoded.Message.class);
    }

    @Test
    void aNullPayloadIsAnEmptyOne() {
        assertThat(MessageCodec.of(GetConfigurationRequest.class).decode("null", Reading.strict()))
                .isEqualTo(new Decoded.Message<>(new GetConfigurationRequest(), List.of()));
        assertThat(MessageCodec.of(ResetRequest.class).decode("null", Reading.strict()))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void tagsAndKeysCompareWithoutCaseWhateverTheMachinesLanguage() {
        assertThat(new IdTag("title-i")).isEqualTo(new IdTag("TITLE-I")).hasSameHashCodeAs(new IdTag("TITLE-I"));
        assertThat(new CiString("heartbeatInterval")).isEqualTo(new CiString("HEARTBEATINTERVAL"));
        assertThat(new IdTag("a ")).isNotEqualTo(new IdTag("a"));
    }

    @Test
    void aUsersOwnMessageIsCheckedLikeTheOthers() {
        var codec = MessageCodec.of(SnapshotRequest.class);

        assertThat(codec.encode(new SnapshotRequest("in", 7))).isEqualTo("{\"camera\":\"in\",\"quality\":7}");
        assertThat(codec.decode("{\"camera\":\"in\"}", Reading.strict()))
                .isEqualTo(new Decoded.Message<>(new SnapshotRequest("in", null), List.of()));
        refuses(
                SnapshotRequest.class,
                new SnapshotRequest("long", null),
                CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                "/camera");
    }
}
