// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ids for the calls of one connection, unlike those of every other connection there ever was: a random start and a
/// count. At most 27 characters of the 36 that OCPP-J 1.6 section 4.1.4 allows.
final class MessageIds {
    private final String start;
    private final AtomicInteger count = new AtomicInteger();

    MessageIds() {
        this.start = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    String next() {
        return start + "-" + count.incrementAndGet();
    }
}
