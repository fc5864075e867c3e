// SPDX-License-Identifier: Apache-2.0
/// Moves all that a central system keeps into a file, and from a file into an empty database of either
/// kind.
///
/// Start at [DatabaseExport] and [DatabaseImport]; docs/reference/db.md describes the file. This package
/// knows the names of the tables, and nothing of what they mean.
@NullMarked
package dev.chargehand.centralsystem.store.move;

import org.jspecify.annotations.NullMarked;
