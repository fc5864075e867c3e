// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import java.net.URI;
import java.util.random.RandomGenerator;

/// What a client was built with.
record ClientSettings(
        URI url,
        String identity,
        Handlers handlers,
        RpcConfig rpc,
        ClientObserver observer,
        Limits limits,
        Backoff backoff,
        RandomGenerator random) {
    /// Checks that the URL leads somewhere.
    ClientSettings {
        if (!("ws".equals(url.getScheme()) || "wss".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("expected ws://host[:port]/path or wss://..., not " + url);
        }
        if (Identity.judge(identity) instanceof Identity.Malformed(String reason)) {
            throw new IllegalArgumentException(reason);
        }
    }

    boolean secure() {
        return "wss".equals(url.getScheme());
    }

    int port() {
        int usual = secure() ? 443 : 80;
        return url.getPort() < 0 ? usual : url.getPort();
    }

    /// The request's target: the path of the URL, a slash, and the identity (OCPP-J 1.6 section 3.1).
    String target() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return path + (path.endsWith("/") ? "" : "/") + Identity.encode(identity) + query;
    }

    /// The value of the Host field.
    String authority() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
