// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A file to export to or to import from, or the standard streams.
///
/// @param name the file's name; `-` for the standard streams
record ExportFile(String name) {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /// Writes a file's content.
    interface Content<T> {
        /// Writes all of it.
        T writeTo(OutputStream out) throws IOException;
    }

    private boolean isStandard() {
        return name.equals("-");
    }

    /// Writes the file; until it is whole and safely stored, what had its name before is left as it is.
    /// Only
    /// this user may read it, as it holds what opens a charge point.
    <T> T write(Content<T> content) throws IOException {
        if (isStandard()) {
            try (var out = new FileOutputStream(FileDescriptor.out)) {
                return content.writeTo(out);
            }
        }
        Path file = Path.of(name).toAbsolutePath();
        Path directory = file.resolveSibling("");
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        Path part = Files.createTempFile(directory, "." + file.getFileName(), ".part");
        // For the case that the process is stopped meanwhile.
        part.toFile().deleteOnExit();
        try {
            T result = write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private <T> T write(Path part, Content<T> content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            OutputStream plain = Channels.newOutputStream(channel);
            T result;
            if (name.endsWith(".gz")) {
                var packed = new GZIPOutputStream(plain, BUFFER);
                result = content.writeTo(packed);
                packed.finish();
            } else {
                result = content.writeTo(plain);
            }
            channel.force(true);
            return result;
        }
    }

    /// Opens the file, compressed or not.
    InputStream read() throws IOException {
        InputStream in = isStandard() ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(Path.of(name));
        try {
            return unpacked(new BufferedInputStream(in, BUFFER));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        try {
            return packed ? new GZIPInputStream(in, BUFFER) : in;
        } catch (EOFException e) {
            throw new IOException("the file is cut short", e);
        }
    }
}
