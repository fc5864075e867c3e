// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

/// A message was to be sent that the schema forbids: a fault of the program that built it.
public final class ConstraintException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Violation violation;

    /// Says which message and which of its fields is at fault.
    public ConstraintException(String message, Violation violation) {
        super(message + violation.pointer() + " " + violation.reason());
        this.violation = violation;
    }

    /// The rule that was broken, and where.
    public Violation violation() {
        return violation;
    }
}
