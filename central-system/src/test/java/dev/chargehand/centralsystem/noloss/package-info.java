// SPDX-License-Identifier: Apache-2.0
/// The proof that nothing acknowledged is lost and nothing is doubled: charge points on real sockets, a
/// central system that is killed, databases that go away and come back, and an audit of what is stored.
/// Start with `Fleet`, then `Audit`. The charge points here know nothing of our own client, codec or
/// store, so that a fault there does not hide itself.
@NullMarked
package dev.chargehand.centralsystem.noloss;

import org.jspecify.annotations.NullMarked;
