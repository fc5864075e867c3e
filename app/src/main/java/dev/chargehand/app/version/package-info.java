// SPDX-License-Identifier: Apache-2.0
/// `chargehand version`: which Chargehand this is, and on which Java.
@NullMarked
package dev.chargehand.app.version;

import org.jspecify.annotations.NullMarked;
