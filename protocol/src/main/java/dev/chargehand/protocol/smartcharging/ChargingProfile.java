// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much may be delivered, for what, and when (OCPP 1.6 section 7.8).
///
/// @param chargingProfileId the id, unique on the charge point
/// @param stackLevel which of several profiles of one purpose counts: the highest
/// @param chargingProfilePurpose what it limits
/// @param chargingProfileKind how the schedule's times are meant
/// @param chargingSchedule the limits over time
/// @param transactionId the transaction of a TxProfile; never in RemoteStartTransaction
/// @param recurrencyKind how often a recurring schedule starts again
/// @param validFrom when it begins to count
/// @param validTo when it ceases to count
public record ChargingProfile(
        int chargingProfileId,
        int stackLevel,
        ChargingProfilePurpose chargingProfilePurpose,
        ChargingProfileKind chargingProfileKind,
        ChargingSchedule chargingSchedule,
        @Nullable Integer transactionId,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {}
