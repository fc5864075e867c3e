// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// How one end of a connection proves itself by TLS, and whom it believes; files are PEM.
///
/// A server needs a certificate; one with a list of trusted certificates demands one of each charge point
/// (security profile 3). A client needs neither: without a list it trusts whom the JDK trusts. Keys are
/// PKCS #8, best of an elliptic curve: its handshakes cost half of RSA's.
///
/// @param certificate our certificate, followed by those that vouch for it
/// @param key our private key
/// @param trusted the certificates that vouch for the other side
/// @param engine what does the work
public record Tls(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path trusted,
        Engine engine) {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /// Those of TLS 1.3, those that the security whitepaper demands, and their kin. What an engine does not
    /// know is left out: the JDK has given up the suites without forward secrecy, which old charge points
    /// may need.
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384");

    /// What does the cryptography.
    public enum Engine {
        /// BoringSSL if it loads, else the JDK.
        AUTO,
        /// The JDK.
        JDK,
        /// Netty's BoringSSL: three times as many handshakes a second.
        BORINGSSL
    }

    /// Believes whom the JDK believes, and proves nothing: an ordinary client.
    public static Tls systemTrust() {
        return new Tls(null, null, null, Engine.AUTO);
    }

    /// Proves itself by a certificate.
    public static Tls identifiedBy(Path certificate, Path key) {
        return new Tls(certificate, key, null, Engine.AUTO);
    }

    /// The same, with a certificate of its own.
    public Tls with(Path ownCertificate, Path ownKey) {
        return new Tls(ownCertificate, ownKey, trusted, engine);
    }

    /// The same, but believes those only for whom these certificates vouch. A server with such a list
    /// demands a certificate of each client.
    public Tls trusting(Path certificates) {
        return new Tls(certificate, key, certificates, engine);
    }

    /// The same with another engine.
    public Tls with(Engine other) {
        return new Tls(certificate, key, trusted, other);
    }

    /// Whether BoringSSL loads on this machine.
    public static boolean hasBoringSsl() {
        return OpenSsl.isAvailable();
    }

    SslContext serverContext() {
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("a server needs a certificate and its key");
        }
        var builder = SslContextBuilder.forServer(certificate.toFile(), key.toFile());
        if (trusted != null) {
            builder.clientAuth(ClientAuth.REQUIRE);
        }
        return build(builder);
    }

    SslContext clientContext() {
        var builder = SslContextBuilder.forClient();
        if (certificate != null && key != null) {
            builder.keyManager(certificate.toFile(), key.toFile());
        }
        return build(builder);
    }

    private SslContext build(SslContextBuilder builder) {
        if (trusted != null) {
            builder.trustManager(trusted.toFile());
        }
        try {
            return builder.sslProvider(provider())
                    .protocols(PROTOCOLS)
                    .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE)
                    .build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("these files make no TLS: " + this + ": " + e.getMessage(), e);
        }
    }

    private SslProvider provider() {
        return switch (engine) {
            case AUTO -> OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
            case JDK -> SslProvider.JDK;
            case BORINGSSL -> SslProvider.OPENSSL;
        };
    }
}
