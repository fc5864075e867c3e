// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query of a list request: what is asked for, and what is wrong with it.
final class Query {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final Context context;

    /// @throws ProblemException if there is a parameter that is not among those
    Query(Context context, Set<String> known) {
        this.context = context;
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw new ProblemException(
                        Problem.badParameter(name, "is not known; these are: " + String.join(", ", known)));
            }
        }
    }

    @Nullable
    String text(String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw new ProblemException(Problem.badParameter(name, "stands there more than once"));
        }
        return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    boolean flag(String name) {
        return switch (text(name)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(Problem.badParameter(name, "must be true or false"));
        };
    }

    int limit() {
        return number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    }

    /// The number that the path names.
    ///
    /// @throws ProblemException if it is none, so there is no such thing
    static long id(Context context, String what, long max) {
        String text = context.pathParam("id");
        boolean isNumber = text.matches("\\d{1,18}") && Long.parseLong(text) <= max;
        if (!isNumber) {
            throw Problem.notFound(what);
        }
        return Long.parseLong(text);
    }

    int number(String name, int least, int most, int otherwise) {
        String text = text(name);
        int number = text == null ? otherwise : text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new ProblemException(
                    Problem.badParameter(name, "must be a whole number from " + least + " to " + most));
        }
        return number;
    }

    /// A time in seconds, with or without an `s`; 0 if there is none.
    int seconds(String name, int most) {
        String text = text(name);
        String digits = text == null ? "0" : text.replaceAll("s$", "");
        int seconds = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
        if (seconds < 0 || seconds > most) {
            throw new ProblemException(
                    Problem.badParameter(name, "must be a number of seconds up to " + most + ", such as 10s"));
        }
        return seconds;
    }

    /// A moment.
    Instant time(String name, Instant otherwise) {
        String text = text(name);
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.badParameter(name, "must be a time such as 2026-01-15T12:00:00Z"));
        }
    }

    /// The id behind which the last page ended; another number for the first page.
    long before(long first) {
        String cursor = cursor();
        if (cursor == null) {
            return first;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw badCursor();
        }
        return Long.parseLong(cursor);
    }

    /// The id behind which the last page ended; another number for the first page.
    int before(int first) {
        return (int) Math.min(Integer.MAX_VALUE, before((long) first));
    }

    /// Where the last page ended, or null for the first page.
    @Nullable
    String cursor() {
        String text = text("cursor");
        if (text == null) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    static ProblemException badCursor() {
        return new ProblemException(Problem.badParameter("cursor", "is none that was given out here"));
    }

    static String cursorFor(String end) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(end.getBytes(StandardCharsets.UTF_8));
    }
}
