// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import java.util.List;

/// What a wrong request is answered with (RFC 9457).
///
/// @param type what kind of problem it is, a path to its description
/// @param title the kind in words
/// @param status the HTTP status
/// @param detail what is wrong with this request
/// @param errors the single faults
record Problem(String type, String title, int status, String detail, List<Fault> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// One fault of a request.
    ///
    /// @param parameter the query parameter at fault
    /// @param reason what is wrong with it
    record Fault(String parameter, String reason) {}

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }

    static Problem badParameter(String parameter, String reason) {
        return new Problem(
                "about:blank",
                "Bad request",
                400,
                "the query parameter '" + parameter + "' " + reason,
                List.of(new Fault(parameter, reason)));
    }
}
