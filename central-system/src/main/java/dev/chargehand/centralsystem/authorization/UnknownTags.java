// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

/// What is said of a tag that is not known.
public enum UnknownTags {
    /// It may charge: for a site that lets everybody, and for trying things out.
    ACCEPT,
    /// It is invalid.
    REFUSE
}
