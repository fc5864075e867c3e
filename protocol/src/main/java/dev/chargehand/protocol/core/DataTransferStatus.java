// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to DataTransfer (OCPP 1.6 section 7.21).
public enum DataTransferStatus implements Word {
    ACCEPTED("Accepted"),
    REJECTED("Rejected"),
    /// The vendor is known, the message is not.
    UNKNOWN_MESSAGE_ID("UnknownMessageId"),
    UNKNOWN_VENDOR_ID("UnknownVendorId"),
    UNRECOGNIZED("");

    private final String word;

    DataTransferStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
