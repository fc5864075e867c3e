// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// Why a CALL was not processed: the code of a CALLERROR (OCPP-J 1.6 section 4.2.3).
///
/// Two codes are misspelt in the specification and stay so on the wire: what goes out is the official
/// spelling, what comes in may have either (see [#of]).
public enum CallErrorCode implements Word {
    /// The action is unknown to the receiver.
    NOT_IMPLEMENTED("NotImplemented"),
    /// The action is known but not supported here, or was sent in the wrong direction.
    NOT_SUPPORTED("NotSupported"),
    /// The receiver failed while it processed a well-formed request.
    INTERNAL_ERROR("InternalError"),
    /// The payload is incomplete.
    PROTOCOL_ERROR("ProtocolError"),
    /// A security reason forbids processing, such as a CALL before registration.
    SECURITY_ERROR("SecurityError"),
    /// The syntax or structure is not that of the operation. "FormatViolation" was meant.
    FORMATION_VIOLATION("FormationViolation"),
    /// A field has the right type and an illegal value.
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /// A required field is missing, or a list has too few or too many items. Spelt with one `r`, officially.
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurenceConstraintViolation"),
    /// A field has the wrong JSON type.
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation"),
    /// Anything else; also what an unknown code is read as.
    GENERIC_ERROR("GenericError");

    private final String word;

    CallErrorCode(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// Reads a code as peers send it: both spellings of the two misspelt ones, and [#GENERIC_ERROR] for a
    /// code that OCPP 1.6 does not know.
    public static CallErrorCode of(String word) {
        return switch (word) {
            case "FormatViolation" -> FORMATION_VIOLATION;
            case "OccurrenceConstraintViolation" -> OCCURRENCE_CONSTRAINT_VIOLATION;
            default -> {
                for (CallErrorCode code : values()) {
                    if (code.word.equals(word)) {
                        yield code;
                    }
                }
                yield GENERIC_ERROR;
            }
        };
    }
}
