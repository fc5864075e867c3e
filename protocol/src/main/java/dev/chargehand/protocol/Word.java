// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// A value out of a closed list of words, as an enum implements it.
///
/// Each such enum ends with a constant `UNRECOGNIZED`. It stands for a word that the list does not hold and
/// that a tolerant reader let pass; the word itself is in the [dev.chargehand.protocol.json.Deviation]. It is
/// no word of the protocol: no schema lists it, and encoding it fails.
public interface Word {
    /// The word as it stands in JSON, case-sensitive; empty for `UNRECOGNIZED`.
    String word();
}
