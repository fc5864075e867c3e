// SPDX-License-Identifier: Apache-2.0
/// What the meters read (OCPP 1.6 sections 3.16 and 4.7).
///
/// Start at [MeterValuesHandler]. Readings are kept as they came. What they say about a transaction is
/// derived
/// on reading, by pure functions that know no store: the newest values by [Readings], all of them over
/// time by
/// [Series], and what somebody should look at by [Plausibility].
@NullMarked
package dev.chargehand.centralsystem.metering;

import org.jspecify.annotations.NullMarked;
