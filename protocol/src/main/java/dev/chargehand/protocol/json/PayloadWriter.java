// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;

/// One payload while it is written.
///
/// @param out where it is written
/// @param depth how deep the payload lies in the frame
record PayloadWriter(JsonGenerator out, int depth) {
    ViolationSignal violation(CallErrorCode code, String reason) {
        return new ViolationSignal(code, pointer(), reason);
    }

    /// The pointer to the value that is written next: in a list, that is the item behind the last one.
    String pointer() {
        TokenStreamContext here = out.streamWriteContext();
        return here.inArray()
                ? ViolationSignal.pointer(here.getParent(), depth) + "/" + here.getEntryCount()
                : ViolationSignal.pointer(here, depth);
    }
}
