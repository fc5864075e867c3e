// SPDX-License-Identifier: Apache-2.0
/// Messages as JSON: reading, checking and writing them, each rule taken from the record's own declaration.
///
/// Start at [MessageCodec]. A strict reader stops at the first [Violation]; a tolerant one reads what can be
/// read and reports each [Deviation]. What is written is always valid. This package knows nothing of frames.
@NullMarked
package dev.chargehand.protocol.json;

import org.jspecify.annotations.NullMarked;
