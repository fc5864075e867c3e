// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a wrong request is answered with (RFC 9457).
///
/// @param type what kind of problem it is, a path to its description
/// @param title the kind in words
/// @param status the HTTP status
/// @param detail what is wrong with this request
/// @param code the kind for programs; null where the status says it all
/// @param errors the single faults
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String code,
        List<Fault> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// One fault of a request.
    ///
    /// @param parameter the query parameter at fault
    /// @param pointer the place in the body at fault, a JSON pointer
    /// @param reason what is wrong with it
    record Fault(@Nullable String parameter, @Nullable String pointer, String reason) {}

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, List.of());
    }

    static Problem of(int status, String code, String title, String detail) {
        return new Problem("about:blank", title, status, detail, code, List.of());
    }

    static Problem badParameter(String parameter, String reason) {
        return new Problem(
                "about:blank",
                "Bad request",
                400,
                "the query parameter '" + parameter + "' " + reason,
                null,
                List.of(new Fault(parameter, null, reason)));
    }

    static Problem badBody(String pointer, String reason) {
        return new Problem(
                "about:blank",
                "Unprocessable content",
                422,
                pointer.isEmpty() ? "the body " + reason : pointer + " " + reason,
                null,
                List.of(new Fault(null, pointer, reason)));
    }

    static ProblemException notFound(String what) {
        return new ProblemException(of(404, "Not found", "there is no such " + what));
    }
}
