// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.protocol.IdTag;
import dev.chargehand.websocket.EventLoops;
import dev.chargehand.websocket.Transport;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Six charge points with drivers in a hurry, to look at.
public final class DemoFleet implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoFleet.class);
    private static final long CLOSE_WITHIN_SECONDS = 3;
    private static final int SAMPLE_SECONDS = 3;
    private static final double PACE = 20;
    private static final int FIRST_WITHIN_MILLIS = 4_000;
    private static final List<IdTag> TAGS = List.of(
            new IdTag("04A1B2C3D4E580"),
            new IdTag("04B7719A2C6F80"),
            new IdTag("DE-8AA-C12345"),
            new IdTag("0458E2FA3B1190"));

    private final EventLoops loops;
    private final ScheduledExecutorService thread;
    private final List<SimulatedChargePoint> chargePoints = new ArrayList<>();

    private boolean closed;

    private DemoFleet(EventLoops loops, ScheduledExecutorService thread) {
        this.loops = loops;
        this.thread = thread;
    }

    /// The tags that its drivers have.
    public static List<IdTag> tags() {
        return TAGS;
    }

    /// Connects the fleet to a central system; within seconds the first drivers charge.
    ///
    /// @param centralSystem the address that identities are appended to
    public static DemoFleet start(URI centralSystem, InstantSource clock, long seed) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("demo-fleet").daemon().factory());
        var fleet = new DemoFleet(EventLoops.start(Transport.AUTO, 1), thread);
        var random = new SplittableRandom(seed);
        var scheduler = new SerialScheduler(thread, clock);
        for (Model model : models()) {
            fleet.chargePoints.add(
                    SimulatedChargePoint.start(model, centralSystem, fleet.loops, scheduler, random.split()));
        }
        return fleet;
    }

    private static List<Model> models() {
        return List.of(
                model("HARBOUR-01", "Nordlicht", "Wallbox 11", 1, 11_000, false),
                model("HARBOUR-02", "Nordlicht", "Twin 22", 2, 22_000, false),
                model("STATION-EAST", "Voltara", "HPC 150", 2, 150_000, true),
                model("STATION-WEST", "Voltara", "DC 50", 1, 50_000, true),
                model("TOWN-HALL", "Nordlicht", "Twin 22", 2, 22_000, false),
                model("LIBRARY", "Amperia", "Post 11", 1, 11_000, false));
    }

    private static Model model(
            String identity, String vendor, String model, int connectors, double powerW, boolean directCurrent) {
        return new Model(
                identity,
                vendor,
                model,
                connectors,
                powerW,
                directCurrent,
                SAMPLE_SECONDS,
                TAGS,
                PACE,
                FIRST_WITHIN_MILLIS);
    }

    /// Ends all transactions, as a charge point does before its power goes, then disconnects.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var told = new CountDownLatch(chargePoints.size());
        chargePoints.forEach(chargePoint -> chargePoint.shutDown(told::countDown));
        try {
            if (!told.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.atWarn().log("the demo fleet could not tell the end of all transactions");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
        chargePoints.forEach(SimulatedChargePoint::close);
        loops.close();
    }
}
