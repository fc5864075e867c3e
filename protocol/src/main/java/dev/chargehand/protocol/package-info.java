// SPDX-License-Identifier: Apache-2.0
/// The vocabulary of OCPP 1.6: what a message is, who may send it, and the types that messages share.
///
/// Start at [Request] and [Response]. The messages are in one package for each feature profile, such as
/// [dev.chargehand.protocol.core]; they become JSON in [dev.chargehand.protocol.json]. This package knows
/// nothing of frames, sockets or behaviour.
@NullMarked
package dev.chargehand.protocol;

import org.jspecify.annotations.NullMarked;
