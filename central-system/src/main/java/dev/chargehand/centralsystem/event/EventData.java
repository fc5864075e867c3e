// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.event;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the JSON object that says more about an event.
public final class EventData {
    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

    private EventData() {
        json.writeStartObject();
    }

    /// An object with nothing in it yet.
    public static EventData object() {
        return new EventData();
    }

    /// Adds a text, unless there is none.
    public EventData with(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
        return this;
    }

    /// Adds a number, unless there is none.
    public EventData with(String name, @Nullable Number value) {
        switch (value) {
            case null -> {}
            case Double decimal -> json.writeNumberProperty(name, decimal);
            default -> json.writeNumberProperty(name, value.longValue());
        }
        return this;
    }

    /// Adds what is JSON already.
    public EventData withJson(String name, String value) {
        json.writeName(name);
        json.writeRawValue(value);
        return this;
    }

    /// The object's text.
    public String text() {
        json.writeEndObject();
        json.close();
        return text.toString();
    }
}
