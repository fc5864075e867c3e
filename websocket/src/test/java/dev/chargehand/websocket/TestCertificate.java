// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A certificate that vouches for itself, and its key, made by the JDK's keytool.
///
/// @param chain the certificate as PEM
/// @param key the key as PEM
record TestCertificate(Path chain, Path key) {
    private static final String PASSWORD = "changeit";

    static TestCertificate make(Path directory, String name) {
        Path store = directory.resolve(name + ".p12");
        String host = name.equals("localhost") ? "SAN=dns:localhost,ip:127.0.0.1" : "SAN=dns:" + name;
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                host,
                "-validity",
                "36500",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Key key = keys.getKey("own", PASSWORD.toCharArray());
            return new TestCertificate(
                    write(
                            directory.resolve(name + ".pem"),
                            "CERTIFICATE",
                            keys.getCertificate("own").getEncoded()),
                    write(directory.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String label, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(
                file, String.format(Locale.ROOT, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n", label, lines));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
