// SPDX-License-Identifier: Apache-2.0
/// The 16 messages of the Core profile (OCPP 1.6 chapters 4 to 6) with the types that only they use.
///
/// A message is a pair of records, `XxxRequest` and `XxxResponse`, named after its action. Components are in
/// the order in which they are written: those required first. A component that is not
/// [org.jspecify.annotations.Nullable] is required.
@NullMarked
package dev.chargehand.protocol.core;

import org.jspecify.annotations.NullMarked;
