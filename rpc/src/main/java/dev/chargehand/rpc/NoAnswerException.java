// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

/// Says that a request cannot be answered, neither yes nor no: what it reports could not be stored, and any answer
/// would be wrong. The peer gets none, and asks again when its patience is over.
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param why what kept it from being answered, in words for the operator
    /// @param cause what it came from
    public NoAnswerException(String why, Throwable cause) {
        super(why, cause);
    }
}
