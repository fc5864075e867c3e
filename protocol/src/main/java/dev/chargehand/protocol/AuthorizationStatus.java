// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// Whether a tag may charge (OCPP 1.6 section 7.2).
public enum AuthorizationStatus implements Word {
    ACCEPTED("Accepted"),
    BLOCKED("Blocked"),
    EXPIRED("Expired"),
    /// The tag is unknown.
    INVALID("Invalid"),
    /// The tag already has a running transaction; only of use in the answer to StartTransaction.
    CONCURRENT_TX("ConcurrentTx"),
    UNRECOGNIZED("");

    private final String word;

    AuthorizationStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
