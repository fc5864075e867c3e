// SPDX-License-Identifier: Apache-2.0
/// `chargehand serve`: a central system with its console in one process.
@NullMarked
package dev.chargehand.app.serve;

import org.jspecify.annotations.NullMarked;
