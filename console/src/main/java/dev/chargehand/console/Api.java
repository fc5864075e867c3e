// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.CentralSystem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.function.Function;

/// All of `/api/v1`: which request is answered by whom.
final class Api {
    static final String ROOT = "/api/v1";

    private final CentralSystem centralSystem;
    private final String chargePointUrl;

    Api(CentralSystem centralSystem, String chargePointUrl) {
        this.centralSystem = centralSystem;
        this.chargePointUrl = chargePointUrl;
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/system", json(this::system));
        new ChargePointsApi(centralSystem).addTo(routes);
        new TransactionsApi(centralSystem).addTo(routes);
        new CommandsApi(centralSystem).addTo(routes);
        new TagsApi(centralSystem).addTo(routes);
        new FindingsApi(centralSystem).addTo(routes);
        new EventsApi(centralSystem.events()).addTo(routes);
    }

    /// A request that is answered with JSON.
    static Handler json(Function<Context, Object> answer) {
        return context -> Json.answer(context, answer.apply(context));
    }

    /// What the system says of itself.
    ///
    /// @param chargePointUrl the address to give to charge points
    /// @param connections how many are connected
    /// @param refusedHandshakes how many were not let in since the start
    /// @param orphans how many messages belong to no known transaction
    /// @param messages what became of the messages that arrived since the start, counted by name
    record SystemView(
            String chargePointUrl, int connections, long refusedHandshakes, int orphans, Map<String, Long> messages) {}

    private SystemView system(Context context) {
        return new SystemView(
                chargePointUrl,
                centralSystem.connections().size(),
                centralSystem.server().refusedHandshakes(),
                centralSystem.transactions().orphans(),
                centralSystem.messages().counts());
    }
}
