// SPDX-License-Identifier: Apache-2.0
/// OCPP-J 1.6: calls in both directions over one connection, without knowing what carries it.
///
/// Start at [RpcConnection], the one object that a connection has. A transport gives it a [Wire] and hands it
/// what arrives; a program gives it [Handlers] and makes calls through [Caller]. This package knows nothing of
/// sockets, identities beyond a name to log, or what the messages mean.
@NullMarked
package dev.chargehand.rpc;

import org.jspecify.annotations.NullMarked;
