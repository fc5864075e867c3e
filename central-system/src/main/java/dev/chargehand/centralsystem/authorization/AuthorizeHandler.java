// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.centralsystem.authorization.Authority.Purpose;
import dev.chargehand.centralsystem.authorization.Authority.Question;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;

/// Says whether a tag may charge. Never ConcurrentTx: with it, a driver could not stop at another reader.
public final class AuthorizeHandler implements Handler<AuthorizeRequest, AuthorizeResponse> {
    private final Authorization authorization;

    /// Asks the authorities.
    public AuthorizeHandler(Authorization authorization) {
        this.authorization = authorization;
    }

    @Override
    public AuthorizeResponse handle(Exchange exchange, AuthorizeRequest request) {
        return new AuthorizeResponse(authorization.judge(
                new Question(exchange.peer(), request.idTag(), Purpose.AUTHORIZE, exchange.receivedAt())));
    }
}
