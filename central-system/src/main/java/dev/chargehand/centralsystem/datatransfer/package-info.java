// SPDX-License-Identifier: Apache-2.0
/// What vendors add to the protocol (OCPP 1.6 section 4.3).
///
/// Start at [VendorMessages], where a program registers what it understands.
@NullMarked
package dev.chargehand.centralsystem.datatransfer;

import org.jspecify.annotations.NullMarked;
