// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;

/// Why a payload could not be read, or may not be sent.
///
/// @param code what a CALLERROR says of it
/// @param pointer where it is: a JSON pointer (RFC 6901) into the payload, empty for the payload itself
/// @param reason what is wrong in words, without the pointer
public record Violation(CallErrorCode code, String pointer, String reason) {
    /// Place and reason in one line, for a CALLERROR's description or a log.
    public String description() {
        return pointer.isEmpty() ? reason : pointer + " " + reason;
    }
}
