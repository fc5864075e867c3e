// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chargehand.centralsystem.metering.TransactionFacts.Stop;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.ReadingContext;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.core.ValueFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever meters send, a series is derived, and it tells of each sample what became of it.
class SeriesFuzzTest {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "NaN",
            "-Infinity",
            "0x1F",
            "1e999999999",
            "1E-2147483648",
            "1E2147483648",
            "١٢٣",
            "12½",
            "\u00a05",
            "1,5",
            "-0",
            "+7",
            "9".repeat(40_000),
            "0." + "3".repeat(40_000),
            "1e15",
            "-1e15",
            "1E14",
            "0.00000001",
            "\ud83d\ude00".repeat(50),
            "\ud800",
            "ı",
            "1_000",
            "null");
    private static final List<Instant> TIMES = List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Charge.NOON,
            Charge.after(60));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverMetersSendTheSeriesIsSound(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TransactionFacts facts = facts(random);
        List<StoredReading> readings = IntStream.range(0, random.nextInt(60))
                .mapToObj(index -> reading(random, index))
                .toList();

        assertThatCode(() -> {
                    Series series = Series.of(facts, readings);
                    assertSound(series, readings);
                    assertSound(series.thinned(6), List.of());
                    assertThat(Plausibility.findings(facts, series, Limits.USUAL))
                            .extracting(Finding::sentence)
                            .allMatch(sentence -> sentence.length() < 400);
                })
                .as("seed %d", seed)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rubbishAmongSoundReadingsChangesNothing(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Charge sound = Charge.from(500_000).stop(3700, 511_000L);
        Charge mixed = Charge.from(500_000).stop(3700, 511_000L);
        for (int minute = 1; minute <= 60; minute++) {
            var register = new SampledValue(String.valueOf(500_000 + 180 * minute));
            sound.read(60L * minute, register);
            mixed.read(60L * minute, register);
            if (random.nextInt(4) == 0) {
                mixed.read(60L * minute + random.nextInt(-59, 60), rubbish(random));
            }
        }

        assertThat(mixed.series().energy().line().points())
                .as("seed %d", seed)
                .extracting(Point::value)
                .containsExactlyElementsOf(sound.series().energy().line().points().stream()
                        .map(Point::value)
                        .toList());
        assertThat(mixed.series().energy().totalWh()).isEqualTo(11_000);
    }

    private static SampledValue rubbish(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> new SampledValue(anyOf(random, TEXTS));
            case 1 -> new SampledValue(String.valueOf(random.nextInt(-1000, 499_000)));
            case 2 -> new SampledValue(String.valueOf(random.nextLong(2_000_000, 4_000_000_000L)));
            case 3 -> Charge.at(Location.INLET, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, "505000");
            default -> Charge.sample(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, "505000", UnitOfMeasure.KW);
        };
    }

    private static void assertSound(Series series, List<StoredReading> readings) {
        List<Line> lines = Stream.of(
                        Stream.of(series.energy().line(), series.power(), series.stateOfCharge()),
                        series.currents().stream(),
                        series.voltages().stream(),
                        series.others().stream())
                .flatMap(all -> all)
                .toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.points()).isSortedAccordingTo(Comparator.comparing(Point::at));
            assertThat(line.points()).extracting(Point::value).allMatch(Double::isFinite);
        });
        assertThat(series.energy().line().points().stream().map(Point::value)).isSorted();
        assertThat(series.stateOfCharge().points()).extracting(Point::value).allMatch(soc -> soc >= 0 && soc <= 100);
        assertThat(series.leftOut()).extracting(LeftOut::why).allMatch(why -> !why.isBlank() && why.length() < 200);
        assertAllAccountedFor(series, lines, readings);
    }

    private static void assertAllAccountedFor(Series series, List<Line> lines, List<StoredReading> readings) {
        Set<Integer> drawn = new HashSet<>();
        lines.forEach(line -> line.points().forEach(point -> drawn.add(point.source())));
        Set<List<Integer>> leftOut = new HashSet<>();
        series.leftOut().forEach(left -> leftOut.add(List.of(left.source(), left.sample())));
        for (int source = 0; source < readings.size(); source++) {
            for (int sample = 0;
                    sample < readings.get(source).reading().sampledValue().size();
                    sample++) {
                assertThat(leftOut.contains(List.of(source, sample)) || drawn.contains(source))
                        .isTrue();
            }
        }
    }

    private static TransactionFacts facts(RandomGenerator random) {
        long start = anyOf(random, List.of(0L, 1000L, 1_234_567L, -5L, (long) Integer.MAX_VALUE, Long.MIN_VALUE));
        Instant stoppedAt = random.nextInt(8) == 0 ? anyOf(random, TIMES) : Charge.after(random.nextInt(10_000));
        Stop stop = new Stop(stoppedAt, maybe(random, start + random.nextInt(-100, 20_000)), random.nextBoolean());
        return new TransactionFacts(
                random.nextInt(3),
                start,
                random.nextInt(8) == 0 ? anyOf(random, TIMES) : Charge.NOON,
                maybe(random, Charge.NOON),
                maybe(random, stop));
    }

    private static StoredReading reading(RandomGenerator random, int index) {
        Instant at = random.nextInt(10) == 0 ? anyOf(random, TIMES) : Charge.after(random.nextInt(3600));
        List<SampledValue> samples = new ArrayList<>();
        for (int count = random.nextBoolean() ? 1 : random.nextInt(2, 6); count > 0; count--) {
            samples.add(sample(random));
        }
        return new StoredReading(index, random.nextInt(3), at, new MeterValue(at, samples));
    }

    private static SampledValue sample(RandomGenerator random) {
        return new SampledValue(
                text(random),
                maybe(random, anyOf(random, List.of(ReadingContext.values()))),
                random.nextInt(10) == 0 ? anyOf(random, List.of(ValueFormat.values())) : null,
                maybe(random, anyOf(random, List.of(Measurand.values()))),
                maybe(random, anyOf(random, List.of(Phase.values()))),
                random.nextInt(5) == 0 ? anyOf(random, List.of(Location.values())) : null,
                random.nextInt(3) == 0 ? anyOf(random, List.of(UnitOfMeasure.values())) : null);
    }

    private static String text(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> anyOf(random, TEXTS);
            case 1 -> String.valueOf(random.nextDouble(-1e6, 1e6));
            case 2 -> String.valueOf(random.nextInt(100));
            default -> String.valueOf(1000 + random.nextInt(2000) / 10.0);
        };
    }

    private static <T> T anyOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> @Nullable T maybe(RandomGenerator random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
