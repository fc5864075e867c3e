// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;

/// Says whether a tag may charge. Never ConcurrentTx: with it, a driver could not stop at another reader.
public final class AuthorizeHandler implements Handler<AuthorizeRequest, AuthorizeResponse> {
    private final Database database;
    private final TagAuthority authority;

    /// Asks the authority.
    public AuthorizeHandler(Database database, TagAuthority authority) {
        this.database = database;
        this.authority = authority;
    }

    @Override
    public AuthorizeResponse handle(Exchange exchange, AuthorizeRequest request) {
        return new AuthorizeResponse(database.read(() -> authority.judge(request.idTag(), exchange.receivedAt())));
    }
}
