// SPDX-License-Identifier: Apache-2.0
/// What the meters read (OCPP 1.6 sections 3.16 and 4.7).
///
/// Start at [MeterValuesHandler]. Readings are kept as they came; what they say about a transaction is
/// derived by
/// [Readings].
@NullMarked
package dev.chargehand.centralsystem.metering;

import org.jspecify.annotations.NullMarked;
