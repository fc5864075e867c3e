// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sockets whose handshakes are not finished, so that strangers who connect and then do nothing cannot
/// use up the server. For all threads.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
final class HalfOpen {
    private final Limits limits;
    private final Set<Channel> all = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    HalfOpen(Limits limits) {
        this.limits = limits;
    }

    /// Counts one in. Whatever comes back, it must be counted out again.
    ///
    /// @return why it is one too many; null if it is not
    @Nullable
    String enter(Channel channel) {
        all.add(channel);
        int fromThere = byAddress.merge(Addresses.remote(channel).getAddress(), 1, Integer::sum);
        if (fromThere > limits.halfOpenPerAddress()) {
            return "more than " + limits.halfOpenPerAddress() + " unfinished handshakes from this address";
        }
        return all.size() > limits.halfOpen() ? "more than " + limits.halfOpen() + " unfinished handshakes" : null;
    }

    /// Counts one out, if it was in.
    void leave(Channel channel) {
        if (all.remove(channel)) {
            byAddress.computeIfPresent(
                    Addresses.remote(channel).getAddress(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    void closeAll() {
        all.forEach(Channel::close);
    }
}
