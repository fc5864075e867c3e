// SPDX-License-Identifier: Apache-2.0
/// OCPP-J over WebSocket (RFC 6455), from both ends.
///
/// Start at [OcppServer] and [OcppClient]; each gives its connections to `rpc` as a
/// [dev.chargehand.rpc.Wire]. A connection begins as a handshake ([ServerHandshake], [ClientHandshake]) and
/// goes on as a [SocketWire], which reads and writes frames. This package knows nothing of messages, of who
/// may connect ([Admission] says so) or of what is stored.
@NullMarked
package dev.chargehand.websocket;

import org.jspecify.annotations.NullMarked;
