// SPDX-License-Identifier: Apache-2.0
/// Who may charge (OCPP 1.6 section 4.1).
///
/// Start at [Authorization], which decides, and [AuthorizeHandler], which answers. [Authority] is the
/// place to put a
/// back end of one's own. This package knows nothing of transactions.
@NullMarked
package dev.chargehand.centralsystem.authorization;

import org.jspecify.annotations.NullMarked;
