// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

/// What the server does about charge points that do not offer `ocpp1.6`. The documents do not agree: OCPP-J
/// 1.6 section 3.3 has the handshake finished without a version and then closed; the certification's TC_088
/// has it refused.
///
/// @param finishThenClose as OCPP-J has it, instead of the refusal with 400
/// @param assumeWhenMissing take a charge point that offers nothing at all for one that speaks `ocpp1.6`;
///     some do
public record SubprotocolPolicy(boolean finishThenClose, boolean assumeWhenMissing) {
    /// Refuse with 400.
    public static final SubprotocolPolicy REFUSE = new SubprotocolPolicy(false, false);

    /// Finish the handshake without a version, then close.
    public static final SubprotocolPolicy J_FORM = new SubprotocolPolicy(true, false);

    /// The same, but patient with charge points that offer nothing.
    public SubprotocolPolicy assumingWhenMissing() {
        return new SubprotocolPolicy(finishThenClose, true);
    }
}
