// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

/// Something that a tolerant reader let pass.
///
/// @param kind what class of fault it is
/// @param pointer where it is: a JSON pointer (RFC 6901) into the payload
/// @param raw the JSON text or the word that was there, cut at [#MAX_RAW] characters; empty if nothing was
/// @param reason what a strict reader would have said
public record Deviation(Kind kind, String pointer, String raw, String reason) {
    /// The longest raw text that is kept, in characters; the whole frame is in the message log.
    public static final int MAX_RAW = 500;

    /// The classes of faults that a tolerant reader lets pass, each with how it reads on.
    public enum Kind {
        /// A field that the schema does not have: skipped.
        UNKNOWN_FIELD,
        /// A field that stands twice: the last one counts.
        DUPLICATE_FIELD,
        /// A `null`: read as absent.
        NULL_FIELD,
        /// A required field that is missing, where a stand-in does no harm: empty text (but no tag
        /// or key), or the time of receipt.
        MISSING_FIELD,
        /// Text over its length: kept whole.
        TOO_LONG,
        /// A word that is not in the enumeration: `UNRECOGNIZED`.
        UNKNOWN_WORD,
        /// A number or boolean that stands in quotes: read as what it says.
        TEXT_FOR_NUMBER,
        /// A number or boolean where text is due: its JSON text.
        NUMBER_FOR_TEXT,
        /// An object or list where text is due: its JSON text.
        JSON_FOR_TEXT,
        /// A whole number with a fraction point or exponent, such as 5.0: read as the whole number.
        FRACTION,
        /// A whole number beyond the field's range: -1.
        OUT_OF_RANGE,
        /// A decimal that is no multiple of its step: kept.
        STEP,
        /// A time that is no RFC 3339 date-time, but readable; without zone it is UTC.
        ODD_TIME,
        /// A time that is not readable: absent, or the time of receipt where a time is required.
        UNREADABLE_TIME,
        /// An empty list where at least one item is due: kept.
        EMPTY_LIST,
        /// One object where a list is due: a list of that one.
        ITEM_FOR_LIST
    }
}
