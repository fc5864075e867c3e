// SPDX-License-Identifier: Apache-2.0
/// The way to the central system. Knows nothing of what is said over it.
@NullMarked
package dev.chargehand.chargepoint.link;

import org.jspecify.annotations.NullMarked;
