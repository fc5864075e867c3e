// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import tools.jackson.core.JsonGenerator;

/// One payload while it is written.
///
/// @param out where it is written
/// @param depth how deep the payload lies in the frame
record PayloadWriter(JsonGenerator out, int depth) {
    ViolationSignal violation(CallErrorCode code, String reason) {
        return new ViolationSignal(code, pointer(), reason);
    }

    String pointer() {
        return ViolationSignal.pointer(out.streamWriteContext(), depth);
    }
}
