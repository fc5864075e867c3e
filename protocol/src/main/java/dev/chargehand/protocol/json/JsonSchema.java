// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON Schema (draft 4) of a message, from the same declaration as its codec. It says what the official schema
/// of the Open Charge Alliance says, in the order of our components.
public final class JsonSchema {
    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";

    private JsonSchema() {}

    /// The schema of a message type, as a text of several lines.
    ///
    /// @throws IllegalArgumentException if the type is no message
    public static String of(Class<?> message) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-04/schema#");
        schema.put("id", "urn:OCPP:1.6:2019:12:" + message.getSimpleName());
        schema.put("title", message.getSimpleName());
        MessageCodec.of(message).shape().describe(schema);
        var text = new StringWriter();
        try (JsonGenerator out = Json.factory().createGenerator(new Pretty(), text)) {
            write(schema, out);
        }
        return text.append('\n').toString();
    }

    /// The name of the schema's file as the Open Charge Alliance has it: `Authorize.json`, `AuthorizeResponse.json`.
    ///
    /// @throws IllegalArgumentException if the type is neither a request nor a response
    public static String fileName(Class<?> message) {
        String name = message.getSimpleName();
        if (name.endsWith(RESPONSE)) {
            return name + ".json";
        }
        if (name.endsWith(REQUEST)) {
            return name.substring(0, name.length() - REQUEST.length()) + ".json";
        }
        throw new IllegalArgumentException(message.getName() + " is neither a request nor a response");
    }

    private static void write(Object value, JsonGenerator out) {
        switch (value) {
            case Map<?, ?> object -> {
                out.writeStartObject();
                object.forEach((name, member) -> {
                    out.writeName((String) name);
                    write(member, out);
                });
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(item -> write(item, out));
                out.writeEndArray();
            }
            case String text -> out.writeString(text);
            case Integer number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            default -> throw new IllegalStateException("no schema holds a " + value.getClass());
        }
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }
    }
}
