// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Chargehand this is.
public final class Version implements IVersionProvider {
    /// The version, as the build wrote it down.
    public static String current() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"chargehand " + current() + ", Java " + Runtime.version()};
    }
}
