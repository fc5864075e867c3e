// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.serve;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where to listen.
///
/// @param host the address
/// @param port the port; 0 for any that is free
record HostAndPort(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /// Reads `9000`, `0.0.0.0:9000` and `[::]:9000`.
    static final class Converter implements ITypeConverter<HostAndPort> {
        @Override
        public HostAndPort convert(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0
                    ? "127.0.0.1"
                    : text.substring(0, colon).replace("[", "").replace("]", "");
            String port = text.substring(colon + 1);
            if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LAST_PORT || host.isEmpty()) {
                throw new TypeConversionException("'" + text + "' is no address such as 127.0.0.1:9000");
            }
            return new HostAndPort(host, Integer.parseInt(port));
        }
    }
}
