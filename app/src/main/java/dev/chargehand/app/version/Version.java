// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Chargehand this is.
public final class Version implements IVersionProvider {
    /// The version, as the build wrote it down.
    public static String current() {
        return written("version").orElse("unknown");
    }

    /// The commit it was built from, if the build knew it.
    static Optional<String> commit() {
        return written("commit");
    }

    @Override
    public String[] getVersion() {
        String commit = commit().map(hash -> " (" + hash + ")").orElse("");
        return new String[] {"chargehand " + current() + commit + ", Java " + Runtime.version()};
    }

    private static Optional<String> written(String key) {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isEmpty());
    }
}
