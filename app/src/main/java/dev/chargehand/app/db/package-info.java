// SPDX-License-Identifier: Apache-2.0
/// `chargehand db`: a whole database into a file and back, for backups and for a move to the other kind of
/// database.
///
/// Start at [ExportCommand]. What is in the file is not known here.
@NullMarked
package dev.chargehand.app.db;

import org.jspecify.annotations.NullMarked;
