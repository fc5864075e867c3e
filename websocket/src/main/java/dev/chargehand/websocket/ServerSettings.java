// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;

/// What a server was built with.
record ServerSettings(
        String path,
        Handlers handlers,
        RpcConfig rpc,
        Admission admission,
        ServerObserver observer,
        Limits limits,
        KeepAlive keepAlive,
        SubprotocolPolicy subprotocols) {}
