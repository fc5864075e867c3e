// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import java.util.EnumSet;
import java.util.Set;

/// Flags as the bits of a number.
final class Flags {
    private Flags() {}

    static long bits(Set<Flag> flags) {
        long bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit();
        }
        return bits;
    }

    static Set<Flag> of(long bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((bits & flag.bit()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
