// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many charge points that do one thing: send a message, wait for its answer, send the next. A process of
/// its own.
/// Prints `ready` when all are connected; answers `run SECONDS` with the number of round trips in that
/// time.
@Command(name = "load", hidden = true, mixinStandardHelpOptions = true, description = "Load for a server.")
final class LoadProgram implements Callable<Integer> {
    private static final long CONNECT_DEADLINE_SECONDS = 120;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--connections", defaultValue = "1000")
    private int connections = 1000;

    @Option(names = "--first", defaultValue = "0", description = "Number of the first charge point.")
    private int first;

    @Option(names = "--message", defaultValue = "HEARTBEAT")
    private Load message = Load.HEARTBEAT;

    @Option(names = "--quiet", description = "Connect only, and send nothing.")
    private boolean quiet;

    @Option(names = "--transport", defaultValue = "AUTO")
    private Transport transport = Transport.AUTO;

    private final LongAdder roundTrips = new LongAdder();
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<LoadHandler> handlers = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Loops loops = Loops.of(transport);
        var upgraded = new CountDownLatch(connections);
        connect(loops, upgraded);
        if (!upgraded.await(CONNECT_DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            System.err.println(upgraded.getCount() + " of " + connections + " connections were not accepted in time");
            return 1;
        }
        System.out.println("ready");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(count(Integer.parseInt(question.substring("run ".length()))));
        }
        loops.group().shutdownGracefully().syncUninterruptibly();
        return 0;
    }

    private void connect(Loops loops, CountDownLatch upgraded) throws InterruptedException {
        Bootstrap bootstrap =
                new Bootstrap().group(loops.group()).channel(loops.client()).option(ChannelOption.TCP_NODELAY, true);
        for (int i = 0; i < connections; i++) {
            var handler = new LoadHandler(
                    "CP" + (first + i),
                    new Repetition(quiet ? null : new LoadFrame(message), roundTrips),
                    running,
                    upgraded::countDown);
            handlers.add(handler);
            bootstrap
                    .clone()
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(handler);
                        }
                    })
                    .connect("127.0.0.1", port)
                    .sync();
        }
    }

    private long count(int seconds) throws InterruptedException {
        running.set(true);
        handlers.forEach(LoadHandler::go);
        long before = roundTrips.sum();
        long start = System.nanoTime();
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        long trips = roundTrips.sum() - before;
        long nanos = System.nanoTime() - start;
        running.set(false);
        return Math.round(trips * 1e9 / nanos);
    }
}
