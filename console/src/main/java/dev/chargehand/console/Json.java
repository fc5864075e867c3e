// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the interface writes and reads it: absent is left out, unknown is an error.
final class Json {
    private static final String MEDIA_TYPE = "application/json";
    private static final int MAX_BODY = 1_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static void answer(Context context, Object value) {
        context.contentType(MEDIA_TYPE).result(text(value));
    }

    /// What a request carries. Only JSON is read: no page of another site can send that without asking
    /// first.
    ///
    /// @throws ProblemException if it carries something else
    static <T> T body(Context context, Class<T> type) {
        String contentType = context.contentType();
        if (contentType == null || !contentType.startsWith(MEDIA_TYPE)) {
            throw new ProblemException(
                    Problem.of(415, "Unsupported media type", "send JSON, with Content-Type: application/json"));
        }
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > MAX_BODY) {
            throw new ProblemException(Problem.of(413, "Too large", "the body may have " + MAX_BODY + " bytes"));
        }
        try {
            T body = bytes.length == 0 ? MAPPER.readValue("{}", type) : MAPPER.readValue(bytes, type);
            if (body == null) {
                throw badBody("", "must be an object");
            }
            return body;
        } catch (JacksonException e) {
            throw badBody("", "cannot be read: " + e.getOriginalMessage());
        }
    }

    /// @param pointer a JSON pointer to what is wrong in the body
    static ProblemException badBody(String pointer, String reason) {
        return new ProblemException(Problem.badBody(pointer, reason));
    }
}
