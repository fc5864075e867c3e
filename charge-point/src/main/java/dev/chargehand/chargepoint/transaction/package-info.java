// SPDX-License-Identifier: Apache-2.0
/// The messages of transactions on their way to the central system (OCPP 1.6 section 3.7).
///
/// Start at [TransactionQueue].
@NullMarked
package dev.chargehand.chargepoint.transaction;

import org.jspecify.annotations.NullMarked;
