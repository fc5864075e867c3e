// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

/// How a received message is judged. What is sent is always judged strictly.
public enum Strictness {
    /// The first violation of the schema ends the reading.
    STRICT,
    /// What can be read is read; what was wrong is reported as a [Deviation].
    TOLERANT
}
