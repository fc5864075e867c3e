// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.connector;

import dev.chargehand.chargepoint.configuration.Configuration;
import dev.chargehand.chargepoint.link.Messenger;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.chargepoint.transaction.TransactionQueue;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the connectors of a charge point share.
///
/// @param messenger calls to the central system
/// @param scheduler the charge point's time and thread
/// @param configuration the configuration keys
/// @param queue the messages of transactions
/// @param clock the time as the central system has it
/// @param accepted whether the central system accepts us
public record Site(
        Messenger messenger,
        Scheduler scheduler,
        Configuration configuration,
        TransactionQueue queue,
        Supplier<Instant> clock,
        BooleanSupplier accepted) {}
