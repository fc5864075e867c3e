// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

/// How long answers took, in steps of an eighth of each power of two: exact enough for a percentile. For
/// one thread.
final class Latencies {
    private static final int PARTS = 8;
    private static final int POWERS = 40;

    private final long[] counts = new long[PARTS * POWERS];
    private long sum;

    void add(long nanos) {
        counts[step(nanos)]++;
        sum++;
    }

    private static int step(long nanos) {
        long value = Math.max(PARTS, nanos);
        int power = 63 - Long.numberOfLeadingZeros(value);
        int part = (int) (value >> (power - 3)) & (PARTS - 1);
        return Math.min(PARTS * POWERS - 1, (power - 3) * PARTS + part);
    }

    /// The time in milliseconds within which that part of the answers came.
    double millis(double part) {
        long wanted = (long) Math.ceil(sum * part);
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return upperEnd(step) / 1e6;
            }
        }
        return 0;
    }

    private static double upperEnd(int step) {
        int power = step / PARTS + 3;
        return Math.scalb((double) (PARTS + step % PARTS + 1) / PARTS, power);
    }

    void clear() {
        java.util.Arrays.fill(counts, 0);
        sum = 0;
    }
}
