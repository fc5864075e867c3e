// SPDX-License-Identifier: Apache-2.0
/// Charging transactions: how they start and end (OCPP 1.6 sections 4.8 and 4.10).
///
/// Start at [StartTransactionHandler] and [StopTransactionHandler]. All state lies in the
/// [TransactionRepository].
/// What the meters read meanwhile belongs to the package `metering`, which knows this one.
@NullMarked
package dev.chargehand.centralsystem.transaction;

import org.jspecify.annotations.NullMarked;
