// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.json.Decoded;
import dev.chargehand.protocol.json.MessageCodec;
import dev.chargehand.protocol.json.Reading;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads messages again that were kept as they came.
final class StoredFrames {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BEFORE_PAYLOAD = 4;

    private StoredFrames() {}

    /// The stop in a CALL.
    ///
    /// @param receivedAt when it arrived; what stands for a time that cannot be read
    static StopTransactionRequest stop(String frame, Instant receivedAt) {
        var codec = MessageCodec.of(StopTransactionRequest.class);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), frame)) {
            for (int i = 0; i < BEFORE_PAYLOAD; i++) {
                parser.nextToken();
            }
            parser.nextToken();
            return switch (codec.decode(parser, Reading.tolerant(InstantSource.fixed(receivedAt)))) {
                case Decoded.Message<StopTransactionRequest> stored -> stored.message();
                case Decoded.Unreadable<StopTransactionRequest> unreadable ->
                    throw new IllegalStateException("a message that was read before is not readable: "
                            + unreadable.violation().description());
            };
        }
    }
}
