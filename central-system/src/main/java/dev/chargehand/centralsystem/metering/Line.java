// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The values of one quantity in the order of their time.
public record Line(Quantity quantity, List<Point> points) {
    private static final int FEWEST_POINTS = 4;

    /// Keeps its own copy of the list.
    public Line {
        points = List.copyOf(points);
    }

    /// The same line with fewer points, for a chart. The time is cut into equal parts, and of each the
    /// lowest and the highest point stay, as well as the first and the last of all: no peak and no gap gets
    /// lost, and no value is made up.
    ///
    /// @param most how many points to keep at most; less than four counts as four
    public Line thinned(int most) {
        int wanted = Math.max(most, FEWEST_POINTS);
        if (points.size() <= wanted) {
            return this;
        }
        int parts = (wanted - 2) / 2;
        List<Point> kept = new ArrayList<>(wanted);
        kept.add(points.getFirst());
        int from = 1;
        while (from < points.size() - 1) {
            int to = from + 1;
            int part = part(from, parts);
            while (to < points.size() - 1 && part(to, parts) == part) {
                to++;
            }
            addExtremes(from, to, kept);
            from = to;
        }
        kept.add(points.getLast());
        return new Line(quantity, kept);
    }

    private int part(int index, int parts) {
        Instant first = points.getFirst().at();
        double whole = Point.seconds(first, points.getLast().at());
        double share = whole > 0 ? Point.seconds(first, points.get(index).at()) / whole : 0;
        return Math.min((int) (share * parts), parts - 1);
    }

    private void addExtremes(int from, int to, List<Point> kept) {
        int lowest = from;
        int highest = from;
        for (int index = from + 1; index < to; index++) {
            lowest = points.get(index).value() < points.get(lowest).value() ? index : lowest;
            highest = points.get(index).value() > points.get(highest).value() ? index : highest;
        }
        kept.add(points.get(Math.min(lowest, highest)));
        if (lowest != highest) {
            kept.add(points.get(Math.max(lowest, highest)));
        }
    }
}
