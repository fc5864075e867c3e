// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.protocol.IdTag;
import java.util.Optional;

/// The tags that are known. To be used within a unit of work.
public interface TagRepository {
    /// The tag, however it is spelt.
    Optional<Tag> find(IdTag idTag);

    /// Makes a tag known, or changes what is known of it.
    void put(Tag tag);
}
