// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.util.Arrays;

/// A message that arrives in fragments (RFC 6455 section 5.4), as far as it has come.
final class Fragments {
    private final int opcode;
    private byte[] bytes = new byte[256];
    private int used;
    private boolean ascii = true;

    Fragments(int opcode) {
        this.opcode = opcode;
    }

    int opcode() {
        return opcode;
    }

    /// How long the message is so far.
    int length() {
        return used;
    }

    boolean ascii() {
        return ascii;
    }

    void add(byte[] fragment, boolean isAscii) {
        if (bytes.length - used < fragment.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + fragment.length));
        }
        System.arraycopy(fragment, 0, bytes, used, fragment.length);
        used += fragment.length;
        ascii &= isAscii;
    }

    byte[] joined() {
        return Arrays.copyOf(bytes, used);
    }
}
