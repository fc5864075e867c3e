// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import java.nio.charset.StandardCharsets;

/// A CALL as a masked WebSocket frame, ready to be sent again and again with another id each time.
final class LoadFrame {
    private static final int ID_DIGITS = 8;
    private static final String START = "[2,\"";
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final int LONGEST_SMALL = 125;

    private final byte[] bytes;
    private final int idStart;

    LoadFrame(Load load) {
        this(load.action(), load.payload());
    }

    LoadFrame(String action, String payload) {
        String text = START + "0".repeat(ID_DIGITS) + "\",\"" + action + "\"," + payload + "]";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean small = body.length <= LONGEST_SMALL;
        int header = small ? 2 : 4;
        int start = header + MASK.length;
        bytes = new byte[start + body.length];
        bytes[0] = (byte) 0x81;
        bytes[1] = (byte) (0x80 | (small ? body.length : LONGEST_SMALL + 1));
        if (!small) {
            bytes[2] = (byte) (body.length >> 8);
            bytes[3] = (byte) body.length;
        }
        System.arraycopy(MASK, 0, bytes, header, MASK.length);
        for (int i = 0; i < body.length; i++) {
            bytes[start + i] = (byte) (body[i] ^ MASK[i % MASK.length]);
        }
        idStart = start + START.length();
    }

    /// The frame with that number as its id; the same array each time.
    byte[] numbered(int number) {
        int rest = number;
        for (int i = ID_DIGITS - 1; i >= 0; i--) {
            int offset = START.length() + i;
            bytes[idStart + i] = (byte) (('0' + rest % 10) ^ MASK[offset % MASK.length]);
            rest /= 10;
        }
        return bytes;
    }
}
