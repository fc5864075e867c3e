// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Valid payloads with a few bytes changed, left out, doubled or swapped: never an exception, and what the strict
/// reader accepts the schema accepts too.
class FuzzTest {
    private static final int MUTATIONS = 1_500;
    private static final String BYTES = "{}[]\",:0123456789.eE+-tfn \\u\u0000aZ\ud83d";

    static List<Class<?>> messages() {
        return Facts.messageTypes();
    }

    @ParameterizedTest
    @MethodSource("messages")
    <T> void noPayloadEndsInAnException(Class<T> type) {
        MessageCodec<T> codec = MessageCodec.of(type);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(JsonSchema.of(type), InputFormat.JSON);
        for (long seed = 0; seed < MUTATIONS; seed++) {
            var random = new Random(seed);
            String json = mutated(codec.encode(new RandomMessages(seed % 50).next(type)), random);

            assertThat(codec.decode(json, Reading.tolerant(InstantSource.system())))
                    .isNotNull();
            if (codec.decode(json, Reading.strict()) instanceof Decoded.Message<T>
                    && !json.strip().equals("null")) {
                assertThat(schema.validate(json, InputFormat.JSON))
                        .as("seed %d: %s", seed, json)
                        .isEmpty();
            }
        }
    }

    private static String mutated(String json, Random random) {
        var text = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, BYTES.charAt(random.nextInt(BYTES.length())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.replace(at, end, String.valueOf(BYTES.charAt(random.nextInt(BYTES.length()))));
            }
        }
        return text.toString();
    }
}
