// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.CentralSystem;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The operator's port. Owns its HTTP server.
public final class Console implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Console.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private final Javalin server;

    private Console(Javalin server) {
        this.server = server;
    }

    /// Opens the port.
    ///
    /// @param chargePointUrl the address to give to charge points
    public static Console start(String host, int port, CentralSystem centralSystem, String chargePointUrl) {
        var api = new Api(centralSystem, chargePointUrl);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.http.defaultContentType = "application/json";
            config.http.prefer405over404 = true;
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = "/web";
                files.location = Location.CLASSPATH;
            });
            config.routes.before(Console::secure);
            config.routes.get(
                    "/health/live", context -> context.contentType("text/plain").result("live"));
            config.routes.get("/api/v1/system", json(api::system));
            config.routes.get("/api/v1/charge-points", json(api::chargePoints));
            config.routes.get("/api/v1/charge-points/{identity}", json(api::chargePoint));
            config.routes.get("/api/v1/transactions", json(api::transactions));
            config.routes.get("/api/v1/transactions/{id}", json(api::transaction));
            config.routes.exception(ProblemException.class, (problem, context) -> write(context, problem.problem()));
            config.routes.exception(
                    HttpResponseException.class,
                    (response, context) -> write(
                            context,
                            Problem.of(response.getStatus(), title(response.getStatus()), "this is not served here")));
            config.routes.exception(Exception.class, Console::failed);
        });
        return new Console(server.start(host, port));
    }

    /// The port that is open.
    public int port() {
        return server.port();
    }

    private static io.javalin.http.Handler json(Function<Context, Object> answer) {
        return context ->
                context.contentType("application/json").result(JSON.writeValueAsString(answer.apply(context)));
    }

    private static void write(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(JSON.writeValueAsString(problem));
    }

    private static void failed(Exception failure, Context context) {
        log.atError()
                .addKeyValue("method", context.method())
                .addKeyValue("path", context.path())
                .setCause(failure)
                .log("a request failed");
        write(context, Problem.of(500, "Internal error", "the request could not be processed; the log says why"));
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            default -> "Refused";
        };
    }

    private static void secure(Context context) {
        context.header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache");
    }

    @Override
    public void close() {
        server.stop();
    }
}
