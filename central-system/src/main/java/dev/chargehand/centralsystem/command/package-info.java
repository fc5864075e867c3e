// SPDX-License-Identifier: Apache-2.0
/// What charge points are told, and what came of it (OCPP 1.6 section 5).
///
/// Start at [Commands]: an [Order] becomes a [Job] with a [Command] for each charge point. What an answer
/// says about the
/// configuration is learnt by the package `configuration`; this package knows the protocol's requests only
/// by what is
/// special about them.
@NullMarked
package dev.chargehand.centralsystem.command;

import org.jspecify.annotations.NullMarked;
