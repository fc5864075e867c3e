// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Says the same again and again, and counts the answers.
final class Repetition implements LoadHandler.Conversation {
    private final @Nullable LoadFrame frame;
    private final LongAdder roundTrips;
    private int sent;

    /// @param frame what is said; null for nothing
    Repetition(@Nullable LoadFrame frame, LongAdder roundTrips) {
        this.frame = frame;
        this.roundTrips = roundTrips;
    }

    @Override
    public byte @Nullable [] next() {
        return frame == null ? null : frame.numbered(++sent);
    }

    @Override
    public void answered(ByteBuf in, int start, int length) {
        roundTrips.increment();
    }
}
