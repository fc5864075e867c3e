// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Beats for the connections of one event loop, each once in an interval.
///
/// The connections are spread over the slots of a wheel that turns once in the interval: in turn, against its
/// direction, so that the first of them is not pinged as soon as it is there, and that a
/// thousand that connect at once are not all pinged at once for ever after. A connection costs its place in
/// a list, and the whole wheel one timer, which runs while there are connections. Everything happens on the
/// event loop.
final class PingWheel implements Runnable {
    private static final int SLOTS = 64;

    private final EventLoop loop;
    private final KeepAlive keepAlive;
    private final List<List<SocketWire>> slots;
    private int now;
    private int next;
    private int count;
    private @Nullable Future<?> turning;

    PingWheel(EventLoop loop, KeepAlive keepAlive) {
        this.loop = loop;
        this.keepAlive = keepAlive;
        List<SocketWire>[] lists = newSlots();
        Arrays.setAll(lists, _ -> new ArrayList<>());
        this.slots = List.of(lists);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<SocketWire>[] newSlots() {
        return new List[SLOTS];
    }

    void add(SocketWire wire) {
        next = (next + SLOTS - 1) % SLOTS;
        List<SocketWire> slot = slots.get(next);
        wire.wheelPlace(next, slot.size());
        slot.add(wire);
        count++;
        if (turning == null) {
            long tick = Math.max(1, keepAlive.interval().toNanos() / SLOTS);
            turning = loop.scheduleAtFixedRate(this, tick, tick, TimeUnit.NANOSECONDS);
        }
    }

    void remove(SocketWire wire) {
        List<SocketWire> slot = slots.get(wire.wheelSlot());
        SocketWire last = slot.removeLast();
        if (last != wire) {
            slot.set(wire.wheelIndex(), last);
            last.wheelPlace(wire.wheelSlot(), wire.wheelIndex());
        }
        count--;
        if (count == 0 && turning != null) {
            turning.cancel(false);
            turning = null;
        }
    }

    /// Turns by one slot. From the end, because a connection may leave while it is looked at.
    @Override
    public void run() {
        now = (now + 1) % SLOTS;
        List<SocketWire> slot = slots.get(now);
        for (int at = slot.size() - 1; at >= 0; at--) {
            if (at < slot.size()) {
                slot.get(at).beat(keepAlive.toleratedPings());
            }
        }
    }
}
