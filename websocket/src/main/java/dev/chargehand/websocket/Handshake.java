// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A charge point that asks to connect, for [Admission] to decide about. What can be decided without
/// knowing who may connect has been: the path and the identity are well-formed, a common version was found,
/// and the user name of the credentials, if there are any, is the identity.
///
/// @param remote where it comes from
/// @param path the path as it was asked for, still percent-encoded
/// @param identity who it says it is
/// @param subprotocols the versions it offers, best first
/// @param credentials from HTTP Basic, if it gave any
/// @param secure whether it came over TLS
/// @param clientCertificate the certificate it proved itself with, if TLS asked for one and checked it
public record Handshake(
        InetSocketAddress remote,
        String path,
        String identity,
        List<String> subprotocols,
        @Nullable Credentials credentials,
        boolean secure,
        @Nullable X509Certificate clientCertificate) {}
