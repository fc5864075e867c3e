// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import tools.jackson.core.TokenStreamContext;

/// Leaves the reading or writing of a payload at the first violation; never leaves this package. It has no stack
/// trace, since it says where in the payload, not where in the program.
final class ViolationSignal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Violation violation;

    ViolationSignal(CallErrorCode code, String pointer, String reason) {
        super(reason, null, false, false);
        this.violation = new Violation(code, pointer, reason);
    }

    Violation violation() {
        return violation;
    }

    /// The JSON pointer from a payload to where a reader or writer stands.
    ///
    /// @param depth how deep the payload lies in the frame
    static String pointer(TokenStreamContext here, int depth) {
        var pointer = new StringBuilder();
        for (TokenStreamContext at = here; at.getNestingDepth() > depth; at = at.getParent()) {
            if (at.inArray() && at.hasCurrentIndex()) {
                pointer.insert(0, "/" + at.getCurrentIndex());
            } else if (at.inObject() && at.currentName() != null) {
                pointer.insert(0, "/" + at.currentName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
