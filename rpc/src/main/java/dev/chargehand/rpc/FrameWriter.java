// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Json;
import dev.chargehand.protocol.json.MessageCodec;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes the three kinds of frames (OCPP-J 1.6 section 4.2).
final class FrameWriter {
    static final int CALL = 2;
    static final int CALL_RESULT = 3;
    static final int CALL_ERROR = 4;

    /// The longest description of a CALLERROR; 1.6 sets no limit, OCPP 2.0.1 sets this one.
    private static final int MAX_DESCRIPTION = 255;

    private static final int TYPICAL_SIZE = 256;

    private FrameWriter() {}

    static <T> byte[] call(String messageId, String action, MessageCodec<T> codec, T request) {
        var bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator out = start(bytes, CALL, messageId)) {
            out.writeString(action);
            codec.encode(request, out);
            out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    static <T> byte[] result(String messageId, MessageCodec<T> codec, T response) {
        var bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator out = start(bytes, CALL_RESULT, messageId)) {
            codec.encode(response, out);
            out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    static byte[] error(String messageId, CallErrorCode code, String description) {
        var bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator out = start(bytes, CALL_ERROR, messageId)) {
            out.writeString(code.word());
            out.writeString(shortened(description));
            out.writeStartObject();
            out.writeEndObject();
            out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static JsonGenerator start(ByteArrayOutputStream bytes, int type, String messageId) {
        JsonGenerator out = Json.factory().createGenerator(ObjectWriteContext.empty(), bytes);
        out.writeStartArray();
        out.writeNumber(type);
        out.writeString(messageId);
        return out;
    }

    private static String shortened(String description) {
        if (description.length() <= MAX_DESCRIPTION) {
            return description;
        }
        boolean splitsPair = Character.isHighSurrogate(description.charAt(MAX_DESCRIPTION - 1));
        return description.substring(0, splitsPair ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION);
    }
}
