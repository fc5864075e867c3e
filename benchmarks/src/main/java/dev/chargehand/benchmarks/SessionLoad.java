// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many charge points that charge, as a process of its own. Prints `ready` when all are connected. Answers
/// `run SECONDS` (as fast as they can) and `pace RATE SECONDS` (so many sessions a second) with sessions a
/// second, the
/// median and the 99th percentile of an answer in milliseconds, and the errors; `sum` with all starts and
/// stops that
/// were acknowledged.
@Command(name = "session-load", hidden = true, mixinStandardHelpOptions = true, description = "Charging sessions.")
final class SessionLoad implements Callable<Integer> {
    private static final long CONNECT_DEADLINE_SECONDS = 120;
    private static final int SETTLE_SECONDS = 3;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--connections", defaultValue = "1000")
    private int connections = 1000;

    private final Session.Tally tally = new Session.Tally();
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<LoadHandler> handlers = new ArrayList<>();
    private final Loops loops = Loops.of(Transport.AUTO);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var upgraded = new CountDownLatch(connections);
        connect(upgraded);
        if (!upgraded.await(CONNECT_DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            System.err.println(upgraded.getCount() + " of " + connections + " connections were not accepted in time");
            return 1;
        }
        System.out.println("ready");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(answer(question.split(" ")));
        }
        loops.group().shutdownGracefully().syncUninterruptibly();
        return 0;
    }

    private String answer(String[] words) throws InterruptedException {
        return switch (words[0]) {
            case "run" -> run(-1, Integer.parseInt(words[1]));
            case "pace" -> run(Double.parseDouble(words[1]), Integer.parseInt(words[2]));
            default -> onLoop(() -> tally.starts + " " + tally.stops);
        };
    }

    private void connect(CountDownLatch upgraded) throws InterruptedException {
        Bootstrap bootstrap =
                new Bootstrap().group(loops.group()).channel(loops.client()).option(ChannelOption.TCP_NODELAY, true);
        for (int i = 0; i < connections; i++) {
            var handler = new LoadHandler("CP" + i, new Session(i, tally), running, upgraded::countDown);
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

    private String run(double rate, int seconds) throws InterruptedException {
        onLoop(() -> {
            tally.latencies.clear();
            tally.allowed = rate < 0 ? -1 : 0;
            return "";
        });
        running.set(true);
        ScheduledFuture<?> pacing = rate < 0 ? null : pace(rate);
        handlers.forEach(LoadHandler::go);
        long before = Long.parseLong(onLoop(() -> String.valueOf(tally.sessions)));
        long start = System.nanoTime();
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        long nanos = System.nanoTime() - start;
        String result = onLoop(() -> String.format(
                Locale.ROOT,
                "%.1f %.2f %.2f %d",
                (tally.sessions - before) * 1e9 / nanos,
                tally.latencies.millis(0.5),
                tally.latencies.millis(0.99),
                tally.errors));
        if (pacing != null) {
            pacing.cancel(false);
        }
        running.set(false);
        new CountDownLatch(1).await(SETTLE_SECONDS, TimeUnit.SECONDS);
        return result;
    }

    /// Lets so many sessions begin a second, and wakes charge points that wait for one.
    private ScheduledFuture<?> pace(double rate) {
        double[] due = {0};
        int[] next = {0};
        return loops.group()
                .next()
                .scheduleAtFixedRate(
                        () -> {
                            due[0] += rate / 1000;
                            long begin = (long) due[0];
                            due[0] -= begin;
                            tally.allowed += begin;
                            for (long i = 0; i < begin; i++) {
                                handlers.get(next[0]).go();
                                next[0] = (next[0] + 1) % handlers.size();
                            }
                        },
                        0,
                        1,
                        TimeUnit.MILLISECONDS);
    }

    private String onLoop(Callable<String> question) throws InterruptedException {
        return loops.group().next().submit(question).sync().getNow();
    }
}
