// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import java.time.Instant;

/// Decides whether a tag may charge. To be used within a unit of work.
public final class TagAuthority {
    private final TagRepository tags;
    private final UnknownTags unknownTags;

    /// Decides by what is known of the tags.
    public TagAuthority(TagRepository tags, UnknownTags unknownTags) {
        this.tags = tags;
        this.unknownTags = unknownTags;
    }

    /// What is to be said of a tag at a moment.
    public IdTagInfo judge(IdTag idTag, Instant at) {
        return tags.find(idTag).map(tag -> known(tag, at)).orElseGet(this::unknown);
    }

    private IdTagInfo unknown() {
        return IdTagInfo.of(
                switch (unknownTags) {
                    case ACCEPT -> AuthorizationStatus.ACCEPTED;
                    case REFUSE -> AuthorizationStatus.INVALID;
                });
    }

    private static IdTagInfo known(Tag tag, Instant at) {
        Instant expiry = tag.expiry();
        AuthorizationStatus status = AuthorizationStatus.ACCEPTED;
        if (tag.blocked()) {
            status = AuthorizationStatus.BLOCKED;
        } else if (expiry != null && !expiry.isAfter(at)) {
            status = AuthorizationStatus.EXPIRED;
        }
        return new IdTagInfo(status, expiry, tag.parent());
    }
}
