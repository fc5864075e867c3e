// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chargehand.protocol.core.HeartbeatResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times on the wire (RFC 3339), exact and odd.
class TimeTest {
    private static final MessageCodec<HeartbeatResponse> CODEC = MessageCodec.of(HeartbeatResponse.class);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private static Decoded<HeartbeatResponse> read(String time, Reading reading) {
        return CODEC.decode("{\"currentTime\":\"" + time + "\"}", reading);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:30:00Z,                  2026-01-15T12:30:00Z",
        "2026-01-15t12:30:00z,                  2026-01-15T12:30:00Z",
        "2026-01-15T12:30:00.5Z,                2026-01-15T12:30:00.500Z",
        "2026-01-15T12:30:00.123456+02:00,      2026-01-15T10:30:00.123456Z",
        "2026-01-15T12:30:00.1234567891234Z,    2026-01-15T12:30:00.123456789Z",
        "2026-01-15T00:30:00+05:45,             2026-01-14T18:45:00Z",
        "2026-01-15T12:30:00-00:00,             2026-01-15T12:30:00Z",
        "2024-02-29T23:59:59-11:59,             2024-03-01T11:58:59Z",
        "2000-02-29T00:00:00Z,                  2000-02-29T00:00:00Z",
        "1970-01-01T00:00:00Z,                  1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z,                  0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z,              9999-12-31T23:59:59.999Z",
    })
    void anExactTimeIsReadStrictly(String text, Instant moment) {
        assertThat(read(text, Reading.strict()))
                .isEqualTo(new Decoded.Message<>(new HeartbeatResponse(moment), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:30:00,        2026-01-15T12:30:00Z",
        "2026-01-15 12:30:00Z,       2026-01-15T12:30:00Z",
        "2026-01-15T12:30Z,          2026-01-15T12:30:00Z",
        "2026-01-15T12:30:00+0000,   2026-01-15T12:30:00Z",
        "2026-01-15T12:30:00+02,     2026-01-15T10:30:00Z",
        "2026-01-15T12:30:00Z[GMT],  2026-01-15T12:30:00Z",
        "2026-01-15T12:30:00 GMT,    2026-01-15T12:30:00Z",
        "2026-01-15T24:00:00Z,       2026-01-16T00:00:00Z",
        "2026-12-31T23:59:60Z,       2026-12-31T23:59:59Z",
        "2026-1-5T12:30:00Z,         2026-01-05T12:30:00Z",
    })
    void anOddTimeIsRefusedStrictlyAndReadTolerantly(String text, Instant moment) {
        assertThat(read(text, Reading.strict())).isInstanceOf(Decoded.Unreadable.class);
        assertThat(read(text, Reading.tolerant(CLOCK)))
                .isInstanceOfSatisfying(
                        Decoded.Message.class,
                        message -> assertThat(message.message()).isEqualTo(new HeartbeatResponse(moment)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:30:00Z,           2026-01-15T12:30:00Z",
        "2026-01-15T12:30:00.1Z,         2026-01-15T12:30:00.100Z",
        "2026-01-15T12:30:00.123456789Z, 2026-01-15T12:30:00.123Z",
        "2026-01-15T12:30:00.000999Z,    2026-01-15T12:30:00Z",
        "1969-12-31T23:59:59.999Z,       1969-12-31T23:59:59.999Z",
    })
    void aTimeLeavesInUtcWithNoneOrThreeFractionDigits(Instant moment, String text) {
        assertThat(CODEC.encode(new HeartbeatResponse(moment))).isEqualTo("{\"currentTime\":\"" + text + "\"}");
    }

    @Test
    void aTimeThatHasNoFourDigitYearIsNotSent() {
        assertThatExceptionOfType(ConstraintException.class)
                .isThrownBy(() -> CODEC.encode(new HeartbeatResponse(Instant.MAX)))
                .withMessageContaining("/currentTime");
    }

    @Test
    void ourArithmeticAgreesWithTheLibrarys() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_799_999L));
            String text = new String(java.util.Objects.requireNonNull(Times.format(moment)));

            assertThat(Instant.parse(text)).isEqualTo(moment);
            assertThat(Times.parse(text.toCharArray(), 0, text.length())).isEqualTo(moment);
        }
    }
}
