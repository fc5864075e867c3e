// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random message, to JSON, valid by its schema as a foreign validator reads it, back to the same message.
class RoundTripTest {
    private static final int MESSAGES_OF_A_TYPE = 300;

    static List<Class<?>> messages() {
        return Facts.messageTypes();
    }

    @ParameterizedTest
    @MethodSource("messages")
    <T> void whatIsWrittenIsValidAndReadsAsTheSame(Class<T> type) {
        MessageCodec<T> codec = MessageCodec.of(type);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(JsonSchema.of(type), InputFormat.JSON);
        for (long seed = 0; seed < MESSAGES_OF_A_TYPE; seed++) {
            T message = new RandomMessages(seed).next(type);
            String json = codec.encode(message);

            assertThat(schema.validate(json, InputFormat.JSON))
                    .as("seed %d: %s", seed, json)
                    .isEmpty();
            assertThat(codec.decode(json, Reading.strict()))
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(new Decoded.Message<>(message, List.of()));
        }
    }
}
