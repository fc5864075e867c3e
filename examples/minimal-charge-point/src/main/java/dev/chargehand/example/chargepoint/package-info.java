// SPDX-License-Identifier: Apache-2.0
/// The smallest charge point that does something useful.
@NullMarked
package dev.chargehand.example.chargepoint;

import org.jspecify.annotations.NullMarked;
