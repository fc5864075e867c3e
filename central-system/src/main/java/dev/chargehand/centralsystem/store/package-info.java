// SPDX-License-Identifier: Apache-2.0
/// The database: one writer that commits in groups, readers beside it.
///
/// Start at [Database]. A repository of another package asks [Database#handle] for the unit it runs in; it
/// knows
/// nothing of threads and commits. This package knows nothing of what is stored.
@NullMarked
package dev.chargehand.centralsystem.store;

import org.jspecify.annotations.NullMarked;
