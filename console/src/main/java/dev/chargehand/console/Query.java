// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
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
        String text = text("limit");
        int limit = text == null ? DEFAULT_LIMIT : text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problem.badParameter("limit", "must be a whole number from 1 to " + MAX_LIMIT));
        }
        return limit;
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
