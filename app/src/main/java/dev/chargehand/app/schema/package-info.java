// SPDX-License-Identifier: Apache-2.0
/// `chargehand schema`: the messages as JSON Schema.
///
/// It only prints what [dev.chargehand.protocol.json.JsonSchema] makes of the declarations.
@NullMarked
package dev.chargehand.app.schema;

import org.jspecify.annotations.NullMarked;
