// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;

/// A request is answered with a CALLERROR.
public final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallErrorCode code;

    /// Says with which code, and why in words for the peer.
    public CallException(CallErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    /// The code of the CALLERROR.
    public CallErrorCode code() {
        return code;
    }
}
