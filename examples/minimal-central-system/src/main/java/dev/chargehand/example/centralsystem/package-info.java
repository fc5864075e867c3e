// SPDX-License-Identifier: Apache-2.0
/// The smallest central system that does something useful.
@NullMarked
package dev.chargehand.example.centralsystem;

import org.jspecify.annotations.NullMarked;
