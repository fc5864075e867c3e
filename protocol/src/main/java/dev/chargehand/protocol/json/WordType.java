// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Word;
import dev.chargehand.protocol.json.Deviation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/// A word of a closed list. Words are found by hash in the parser's own buffer, so that reading one makes no garbage.
final class WordType implements ValueType {
    private final Word[] table;
    private final Map<Word, SerializedString> words = new HashMap<>();
    private final List<String> allowed = new ArrayList<>();
    private final Word unrecognized;

    WordType(Class<?> type) {
        Word[] constants = (Word[]) type.getEnumConstants();
        Word none = null;
        this.table = new Word[Integer.highestOneBit(constants.length * 4)];
        for (Word constant : constants) {
            if (constant.word().isEmpty()) {
                none = constant;
            } else {
                words.put(constant, new SerializedString(constant.word()));
                allowed.add(constant.word());
                table[freeSlot(constant.word())] = constant;
            }
        }
        if (none == null) {
            throw new IllegalArgumentException(type.getName() + " has no constant UNRECOGNIZED with an empty word");
        }
        this.unrecognized = none;
    }

    private int freeSlot(String word) {
        int slot = word.hashCode() & (table.length - 1);
        while (table[slot] != null) {
            slot = slot + 1 & (table.length - 1);
        }
        return slot;
    }

    @Override
    public Object read(PayloadReader in) {
        JsonParser parser = in.in();
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING) {
            if (token == null || token.isStructStart() || token == JsonToken.VALUE_NULL) {
                throw in.wrongType("text");
            }
            in.tolerate(
                    Kind.UNKNOWN_WORD,
                    CallErrorCode.TYPE_CONSTRAINT_VIOLATION,
                    parser.getString(),
                    in.wrongTypeReason("text"));
            return unrecognized;
        }
        Word found = find(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        if (found == null) {
            String word = parser.getString();
            in.tolerate(
                    Kind.UNKNOWN_WORD,
                    CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                    word,
                    "is " + PayloadReader.quoted(word) + ", which is none of " + String.join(", ", allowed));
            return unrecognized;
        }
        return found;
    }

    private @Nullable Word find(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[offset + i];
        }
        int slot = hash & (table.length - 1);
        for (Word at = table[slot]; at != null; at = table[slot]) {
            if (matches(at.word(), text, offset, length)) {
                return at;
            }
            slot = slot + 1 & (table.length - 1);
        }
        return null;
    }

    private static boolean matches(String word, char[] text, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(Object value, PayloadWriter out) {
        SerializedString word = words.get(value);
        if (word == null) {
            throw out.violation(CallErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "is no word of the protocol");
        }
        out.out().writeString(word);
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "string");
        schema.put("enum", allowed);
    }
}
