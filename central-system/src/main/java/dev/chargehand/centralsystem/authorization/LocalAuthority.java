// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import java.time.Instant;
import java.util.Optional;

/// Decides by what is known of the tags here.
public final class LocalAuthority implements Authority {
    private final Tags tags;
    private final UnknownTags unknownTags;

    /// Decides by these tags.
    public LocalAuthority(Tags tags, UnknownTags unknownTags) {
        this.tags = tags;
        this.unknownTags = unknownTags;
    }

    @Override
    public Optional<IdTagInfo> judge(Question question) {
        return Optional.of(judgement(question));
    }

    IdTagInfo judgement(Question question) {
        return tags.find(question.idTag()).map(tag -> known(tag, question.at())).orElseGet(this::unknown);
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
