// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.move.MoveException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a file line by line, and sums it up to the line before the current one.
final class LineReader {
    /// No row comes near this; a file that is none of ours must not fill the memory.
    static final int LONGEST = 64 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest = digest();
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int end;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The next line without its end; null after the last one.
    byte @Nullable [] next() throws IOException {
        if (line.size() > 0) {
            digest.update(line.toByteArray());
            digest.update((byte) '\n');
        }
        line.reset();
        number++;
        while (fill()) {
            int from = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            append(from, next);
            if (next < end) {
                next++;
                return line.toByteArray();
            }
        }
        if (line.size() > 0) {
            throw damaged("the file ends in the middle of a line");
        }
        return null;
    }

    private void append(int from, int to) {
        if (line.size() + (to - from) > LONGEST) {
            throw damaged("it is longer than any row");
        }
        line.write(chunk, from, to - from);
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        try {
            end = Math.max(0, in.read(chunk));
        } catch (EOFException e) {
            throw new MoveException(Reason.DAMAGED, "the file is cut short: its compressed data does not end");
        } catch (ZipException e) {
            throw new MoveException(Reason.DAMAGED, "the file cannot be decompressed: " + e.getMessage());
        }
        return end > 0;
    }

    /// The sum of all lines before the current one.
    String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The current line cannot be.
    MoveException damaged(String why) {
        return new MoveException(Reason.DAMAGED, "line " + number + ": " + why);
    }
}
