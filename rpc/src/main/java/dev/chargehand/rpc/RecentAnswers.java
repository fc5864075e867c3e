// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The answers that were given lately, for peers that repeat a call with its old id because the answer got lost,
/// maybe on another connection (the errata sheet allows it).
///
/// Bounded in number and age, and shared by all connections of a server, so that an idle connection pays nothing
/// for it. Some charge points count their ids from 1 after each reconnect; so an answer is found only for the same
/// content, and forgotten after a while. For all threads.
public final class RecentAnswers {
    private static final int DEFAULT_LIMIT = 16_384;
    private static final Duration DEFAULT_AGE = Duration.ofMinutes(10);
    private static final int STRIPES = 16;

    private final Duration age;
    private final Stripe[] stripes;

    /// Remembers 16,384 answers for ten minutes.
    public RecentAnswers() {
        this(DEFAULT_LIMIT, DEFAULT_AGE);
    }

    /// Remembers so many answers at most, each for so long.
    public RecentAnswers(int limit, Duration age) {
        this.age = age;
        this.stripes = new Stripe[STRIPES];
        int perStripe = Math.max(1, limit / STRIPES);
        Arrays.setAll(stripes, _ -> new Stripe(perStripe));
    }

    void remember(String peer, String messageId, byte[] call, byte[] answer, Instant now) {
        var key = new Key(peer, messageId);
        stripe(key).put(key, new Answer(fingerprint(call), answer, now));
    }

    byte @Nullable [] find(String peer, String messageId, byte[] call, Instant now) {
        var key = new Key(peer, messageId);
        Answer found = stripe(key).get(key);
        return found != null && found.given.plus(age).isAfter(now) && found.fingerprint == fingerprint(call)
                ? found.answer
                : null;
    }

    private Stripe stripe(Key key) {
        return stripes[Math.floorMod(key.hashCode(), STRIPES)];
    }

    private static long fingerprint(byte[] call) {
        var crc = new CRC32C();
        crc.update(call);
        return crc.getValue() << 32 | Integer.toUnsignedLong(Arrays.hashCode(call));
    }

    private record Key(String peer, String messageId) {}

    /// Never compared, so an array does no harm in it.
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(long fingerprint, byte[] answer, Instant given) {}

    private static final class Stripe {
        private final Map<Key, Answer> answers;

        Stripe(int limit) {
            this.answers = new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Answer> eldest) {
                    return size() > limit;
                }
            };
        }

        synchronized void put(Key key, Answer answer) {
            answers.put(key, answer);
        }

        synchronized @Nullable Answer get(Key key) {
            return answers.get(key);
        }
    }
}
