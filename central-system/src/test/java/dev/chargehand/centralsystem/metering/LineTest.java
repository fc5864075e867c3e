// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.core.Measurand;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static Line lineOf(int size) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<Point> points = IntStream.range(0, size)
                .mapToObj(index ->
                        new Point(NOON.plusSeconds(index), random.nextDouble(11_000), Point.Origin.MEASURED, index))
                .toList();
        return new Line(Quantity.of(1, Measurand.POWER_ACTIVE_IMPORT), points);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 100, 777, 2000})
    void aThinnedLineKeepsItsEndsAndItsExtremes(int most) {
        Line line = lineOf(20_000);
        Comparator<Point> byValue = Comparator.comparingDouble(Point::value);

        List<Point> thinned = line.thinned(most).points();

        assertThat(thinned).hasSizeLessThanOrEqualTo(most).isSubsetOf(line.points());
        assertThat(thinned)
                .contains(
                        line.points().getFirst(),
                        line.points().getLast(),
                        line.points().stream().min(byValue).orElseThrow(),
                        line.points().stream().max(byValue).orElseThrow());
        assertThat(thinned).isSortedAccordingTo(Comparator.comparing(Point::at));
    }

    @Test
    void aShortLineStaysAsItIs() {
        assertThat(lineOf(100).thinned(100)).isEqualTo(lineOf(100));
        assertThat(lineOf(0).thinned(10).points()).isEmpty();
        assertThat(lineOf(50).thinned(-1).points()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void pointsOfOneMomentAreThinnedToo() {
        List<Point> points = IntStream.range(0, 1000)
                .mapToObj(index -> new Point(NOON, index % 100, Point.Origin.MEASURED, index))
                .toList();

        assertThat(new Line(Quantity.of(1, Measurand.SOC), points).thinned(10).points())
                .extracting(Point::value)
                .containsExactly(0.0, 99.0, 0.0, 99.0);
    }
}
