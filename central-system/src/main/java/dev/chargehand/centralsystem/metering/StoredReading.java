// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;

/// A reading as it is kept.
///
/// @param arrival a number that grows with each reading that arrives; it decides between readings of equal
///     time
/// @param connectorId the connector it was reported for, 0 for the main meter
/// @param receivedAt when it arrived, by our clock
/// @param reading the samples and their time, by the charge point's clock
public record StoredReading(long arrival, int connectorId, Instant receivedAt, MeterValue reading) {}
