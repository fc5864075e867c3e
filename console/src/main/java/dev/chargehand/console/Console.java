// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.CentralSystem;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's port. Owns its HTTP server.
public final class Console implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Console.class);
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
            config.routes.before(Console::refuseOtherHosts);
            config.routes.get(
                    "/health/live", context -> context.contentType("text/plain").result("live"));
            api.addTo(config.routes);
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

    private static void write(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.text(problem));
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

    /// A page of another site that points its own name at this machine must not reach what is here; so
    /// names are refused
    /// that are not this machine's, as long as there is no login.
    private static void refuseOtherHosts(Context context) {
        String host = String.valueOf(context.host()).replaceAll(":\\d+$", "");
        boolean isAddress = host.matches("\\d+(\\.\\d+){3}|\\[[0-9a-fA-F:.]+\\]");
        if (!isAddress && !host.equals("localhost") && !host.equals(hostName())) {
            throw new ProblemException(Problem.of(421, "Misdirected request", "this is not served under that name"));
        }
    }

    private static String hostName() {
        return String.valueOf(System.getenv("HOSTNAME"));
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
