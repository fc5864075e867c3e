// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import org.jspecify.annotations.Nullable;

/// PostgreSQL keeps every character but one: U+0000. A charge point may send it all the same, and what it
/// sends must
/// not be lost, so it is kept as U+FFFD.
public final class PostgresTexts {
    private static final char NUL = 0;
    private static final char REPLACEMENT = '�';

    private PostgresTexts() {}

    static void clean(@Nullable Object[] texts) {
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] instanceof String text) {
                texts[i] = clean(text);
            }
        }
    }

    /// The text as PostgreSQL can keep it.
    public static String clean(String text) {
        return text.indexOf(NUL) < 0 ? text : text.replace(NUL, REPLACEMENT);
    }
}
