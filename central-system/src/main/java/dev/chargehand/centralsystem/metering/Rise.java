// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds the most numbers of a list that never fall. So one wrong register, too high or too low, costs
/// itself only and not all that come after it.
///
/// This is the longest non-decreasing subsequence by patience sorting, in O(n log n): for each length the
/// smallest number that such a sequence can end with, and for each number the one before it. Among equally
/// long ones it is the one that ends lowest.
final class Rise {
    private Rise() {}

    /// The indices of these numbers.
    static BitSet of(List<BigDecimal> numbers) {
        List<Integer> ends = new ArrayList<>();
        int[] before = new int[numbers.size()];
        for (int index = 0; index < numbers.size(); index++) {
            int length = firstAbove(numbers, ends, numbers.get(index));
            before[index] = length == 0 ? -1 : ends.get(length - 1);
            if (length == ends.size()) {
                ends.add(index);
            } else {
                ends.set(length, index);
            }
        }
        var kept = new BitSet(numbers.size());
        for (int index = ends.isEmpty() ? -1 : ends.getLast(); index >= 0; index = before[index]) {
            kept.set(index);
        }
        return kept;
    }

    private static int firstAbove(List<BigDecimal> numbers, List<Integer> ends, BigDecimal number) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers.get(ends.get(middle)).compareTo(number) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
