// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.Word;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.protocol.json.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The samples of one moment as text and back: the protocol's own JSON, which leaves out what has its
/// default.
///
/// A sample with a word that the protocol does not know is left out; it would be read as something else.
/// The message
/// it came in is kept beside the samples.
final class Samples {
    private static final MessageCodec<SampledValue> SAMPLE = MessageCodec.of(SampledValue.class);
    private static final MessageCodec<MeterValue> METER_VALUE = MessageCodec.of(MeterValue.class);

    private Samples() {}

    static String text(MeterValue reading) {
        return reading.sampledValue().stream()
                .filter(Samples::isKnown)
                .map(SAMPLE::encode)
                .collect(Collectors.joining(",", "[", "]"));
    }

    static MeterValue reading(Instant at, String samples) {
        String json = "{\"timestamp\":\"" + at + "\",\"sampledValue\":" + samples + "}";
        return switch (METER_VALUE.decode(json, Reading.tolerant(InstantSource.fixed(at)))) {
            case Decoded.Message<MeterValue> stored -> stored.message();
            case Decoded.Unreadable<MeterValue> unreadable ->
                throw new IllegalStateException("a stored reading is not readable: "
                        + unreadable.violation().description());
        };
    }

    private static boolean isKnown(SampledValue sample) {
        List<Word> words = Stream.<Word>of(
                        sample.contextOrDefault(),
                        sample.formatOrDefault(),
                        sample.measurandOrDefault(),
                        sample.locationOrDefault())
                .toList();
        boolean optional = Stream.<Word>ofNullable(sample.phase()).allMatch(Samples::isWord)
                && Stream.<Word>ofNullable(sample.unit()).allMatch(Samples::isWord);
        return optional && words.stream().allMatch(Samples::isWord);
    }

    private static boolean isWord(Word word) {
        return !Objects.requireNonNull(word).word().isEmpty();
    }
}
