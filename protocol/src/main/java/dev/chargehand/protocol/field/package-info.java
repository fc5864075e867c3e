// SPDX-License-Identifier: Apache-2.0
/// What may be said of a field beside its type: the annotations of record components.
///
/// They are the only declaration of a rule. Decoding, encoding and the exported JSON Schema all read them
/// here. A component without [org.jspecify.annotations.Nullable] is a required field.
@NullMarked
package dev.chargehand.protocol.field;

import org.jspecify.annotations.NullMarked;
