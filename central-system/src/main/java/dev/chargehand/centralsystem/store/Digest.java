// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A number that two equal texts have in common, and two different ones hardly ever: for telling
/// repetitions, within
/// the records of one charge point.
public final class Digest {
    private Digest() {}

    /// The number of a text.
    public static long of(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() << 32 | Integer.toUnsignedLong(text.hashCode());
    }
}
