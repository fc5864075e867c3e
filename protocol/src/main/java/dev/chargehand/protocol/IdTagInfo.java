// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the central system says of an [IdTag] (OCPP 1.6 section 7.27).
///
/// @param status whether the tag may charge
/// @param expiryDate when the tag leaves the authorization cache; absent means never
/// @param parentIdTag the group of the tag: two tags with the same parent may stop each other's transactions
public record IdTagInfo(
        AuthorizationStatus status,
        @Nullable Instant expiryDate,
        @Nullable IdTag parentIdTag) {
    /// A bare status: no expiry, no group.
    public static IdTagInfo of(AuthorizationStatus status) {
        return new IdTagInfo(status, null, null);
    }
}
