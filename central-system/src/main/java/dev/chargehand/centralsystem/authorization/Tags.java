// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.IdTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The tags that are known, remembered for a while, since each session asks for its tag three times. For
/// all threads,
/// outside of units of work.
public final class Tags {
    private static final long REMEMBERED = 100_000;
    private static final Duration FOR = Duration.ofSeconds(60);

    private final Database database;
    private final TagRepository repository;
    private final Cache<String, Optional<Tag>> cache;

    /// Remembers what the repository says.
    public Tags(Database database, TagRepository repository) {
        this.database = database;
        this.repository = repository;
        this.cache = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(FOR)
                .build();
    }

    /// The tag, however it is spelt.
    public Optional<Tag> find(IdTag idTag) {
        String key = idTag.key();
        Optional<Tag> known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Optional<Tag> found = database.read(() -> repository.find(idTag));
        cache.put(key, found);
        return found;
    }

    /// Those behind a tag, in the order of their keys; from the start for an empty one.
    public List<Tag> list(String afterKey, int limit) {
        return database.read(() -> repository.list(afterKey, limit));
    }

    /// Makes a tag known, or changes what is known of it.
    public void put(Tag tag) {
        database.write(() -> {
            repository.put(tag);
            return true;
        });
        cache.invalidate(tag.idTag().key());
    }

    /// Forgets a tag.
    ///
    /// @return whether it was known
    public boolean remove(IdTag idTag) {
        boolean removed = database.write(() -> repository.remove(idTag));
        cache.invalidate(idTag.key());
        return removed;
    }
}
