// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

/// A file cannot be imported into a database. Nothing of the database was changed.
public final class MoveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    MoveException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// What kind of obstacle it is.
    public Reason reason() {
        return reason;
    }

    /// Why a file cannot be imported.
    public enum Reason {
        /// The database holds something already.
        TARGET_NOT_EMPTY,
        /// The file is no export, or not as it was written: cut short or changed.
        DAMAGED,
        /// The file was written by a Chargehand with other tables, or in a format that is not known here.
        OTHER_VERSION
    }
}
