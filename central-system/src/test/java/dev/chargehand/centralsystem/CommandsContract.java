// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static dev.chargehand.centralsystem.Site.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.centralsystem.command.Command;
import dev.chargehand.centralsystem.command.Command.Consequence;
import dev.chargehand.centralsystem.command.CommandState;
import dev.chargehand.centralsystem.command.Commands;
import dev.chargehand.centralsystem.command.Order;
import dev.chargehand.centralsystem.command.Placed;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.core.*;
import dev.chargehand.rpc.CallException;
import dev.chargehand.rpc.Handlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What charge points are told: stored before it is sent, sent once, and followed to what it leads to.
abstract class CommandsContract {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private Site site = new Site(Path.of("target", "unused-" + System.nanoTime()));

    /// The database that the contract is tested on.
    abstract UnaryOperator<CentralSystemConfig> database();

    @BeforeEach
    void start() {
        site.close();
        site = new Site(directory, database());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Commands commands() {
        return site.centralSystem().commands();
    }

    private Command told(String chargePoint, FromCentralSystem<?> request) throws InterruptedException {
        var placed = commands().place(Order.now(request, chargePoint, "test"));
        assertThat(placed).isInstanceOf(Placed.Accepted.class);
        return commands()
                .await(only(((Placed.Accepted) placed).job().id()).id(), SOON)
                .orElseThrow();
    }

    private Command only(long job) {
        return commands().ofJob(job, 0, 10).getFirst();
    }

    private static Handlers.Builder willing() {
        return Handlers.builder()
                .on(
                        ChangeAvailabilityRequest.class,
                        (_, _) -> new ChangeAvailabilityResponse(AvailabilityStatus.SCHEDULED))
                .on(ClearCacheRequest.class, (_, _) -> new ClearCacheResponse(ClearCacheStatus.ACCEPTED))
                .on(
                        DataTransferRequest.class,
                        (_, request) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, request.data()))
                .on(
                        RemoteStartTransactionRequest.class,
                        (_, _) -> new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED))
                .on(
                        RemoteStopTransactionRequest.class,
                        (_, _) -> new RemoteStopTransactionResponse(RemoteStartStopStatus.ACCEPTED))
                .on(ResetRequest.class, (_, _) -> new ResetResponse(ResetStatus.ACCEPTED))
                .on(UnlockConnectorRequest.class, (_, _) -> new UnlockConnectorResponse(UnlockStatus.UNLOCKED))
                .on(
                        ChangeConfigurationRequest.class,
                        (_, request) -> new ChangeConfigurationResponse(
                                request.value().equals("later")
                                        ? ConfigurationStatus.REBOOT_REQUIRED
                                        : ConfigurationStatus.ACCEPTED))
                .on(
                        GetConfigurationRequest.class,
                        (_, _) -> new GetConfigurationResponse(
                                List.of(
                                        new KeyValue(new CiString("HeartbeatInterval"), false, "300"),
                                        new KeyValue(new CiString("VendorThing"), true, "x y")),
                                List.of(new CiString("Nonsense"))));
    }

    @Test
    void eachRequestReachesTheChargePointAndItsAnswerIsKept() throws InterruptedException {
        site.boot("CP1", willing().build());

        assertThat(told("CP1", new ChangeAvailabilityRequest(1, AvailabilityType.INOPERATIVE))
                        .status())
                .isEqualTo("Scheduled");
        assertThat(told("CP1", new ChangeConfigurationRequest("HeartbeatInterval", "60"))
                        .status())
                .isEqualTo("Accepted");
        assertThat(told("CP1", new ClearCacheRequest()).status()).isEqualTo("Accepted");
        assertThat(told("CP1", new DataTransferRequest("com.example", "Echo", "hi"))
                        .response())
                .isEqualTo("{\"status\":\"Accepted\",\"data\":\"hi\"}");
        assertThat(told("CP1", new GetConfigurationRequest(null)).state()).isEqualTo(CommandState.ANSWERED);
        assertThat(told("CP1", new RemoteStartTransactionRequest(Site.KNOWN, 1, null))
                        .status())
                .isEqualTo("Accepted");
        assertThat(told("CP1", new RemoteStopTransactionRequest(1)).status()).isEqualTo("Accepted");
        assertThat(told("CP1", new ResetRequest(ResetType.SOFT)).status()).isEqualTo("Accepted");
        assertThat(told("CP1", new UnlockConnectorRequest(1)).status()).isEqualTo("Unlocked");
    }

    @Test
    void aRefusalAndAnActionThatIsNotSupportedAreToldApart() throws InterruptedException {
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(ClearCacheRequest.class, (_, _) -> {
                            throw new CallException(CallErrorCode.GENERIC_ERROR, "not today");
                        })
                        .build());

        Command refused = told("CP1", new ClearCacheRequest());
        assertThat(refused.state()).isEqualTo(CommandState.REFUSED);
        assertThat(refused.reason()).isEqualTo("GenericError: not today");
        assertThat(told("CP1", new UnlockConnectorRequest(1)).reason()).startsWith("NotSupported");
    }

    @Test
    void oneIsUnderWayAtATimeAndPersonsGoFirst() throws InterruptedException {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var order = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        var release = new CountDownLatch(1);
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(DataTransferRequest.class, (_, request) -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                            order.add(String.valueOf(request.data()));
                            underWay.decrementAndGet();
                            return new DataTransferResponse(DataTransferStatus.ACCEPTED, null);
                        })
                        .build());
        IntStream.range(0, 20)
                .forEach(i -> commands()
                        .place(Order.many(
                                new DataTransferRequest("x", "y", "bulk" + i), List.of("CP1"), "test", null, SOON)));
        commands().place(Order.now(new DataTransferRequest("x", "y", "person"), "CP1", "test"));
        release.countDown();

        await().atMost(SOON).until(() -> order.size() == 21);
        assertThat(most).hasValue(1);
        assertThat(List.copyOf(order).get(1)).isEqualTo("person");
        assertThat(order.stream().filter(data -> data.startsWith("bulk")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "bulk" + i).toList());
    }

    @Test
    void rule_10_17_aCommandForOneThatIsNotThereFailsAtOnceAndDangerousOnesNeverWait() throws InterruptedException {
        site.boot("CP1").close();
        await().until(() -> site.centralSystem().connections().size() == 0);

        assertThat(commands().place(Order.now(new ClearCacheRequest(), "CP1", "test")))
                .isInstanceOf(Placed.Offline.class);
        assertThat(commands().place(Order.now(new ClearCacheRequest(), "STRANGER", "test")))
                .isInstanceOf(Placed.UnknownChargePoints.class);
        assertThat(commands().place(Order.many(new ResetRequest(ResetType.HARD), List.of("CP1"), "test", null, SOON)))
                .isInstanceOf(Placed.NotAllowed.class);
    }

    @Test
    void aJobWaitsForThoseThatAreNotThere() throws InterruptedException {
        site.boot("CP1").close();
        await().until(() -> site.centralSystem().connections().size() == 0);
        var placed = (Placed.Accepted)
                commands().place(Order.many(new ClearCacheRequest(), List.of("CP1"), "test", null, SOON));
        site.boot("CP1", willing().build());

        Command done = commands().await(only(placed.job().id()).id(), SOON).orElseThrow();
        assertThat(done.status()).isEqualTo("Accepted");
    }

    @Test
    void aJobOverManyCanBeCancelledAndWhatWasSentStays() throws InterruptedException {
        var release = new CountDownLatch(1);
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(DataTransferRequest.class, (_, _) -> {
                            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                            return new DataTransferResponse(DataTransferStatus.ACCEPTED, null);
                        })
                        .build());
        site.boot("CP2").close();
        var placed = (Placed.Accepted) commands()
                .place(Order.many(new DataTransferRequest("x", null, null), List.of("CP1", "CP2"), "test", null, SOON));
        long job = placed.job().id();
        await().until(() -> commands().counts(job).getOrDefault(CommandState.SENT, 0) == 1);

        assertThat(commands().cancel(job).orElseThrow().cancelledAt()).isNotNull();
        release.countDown();

        await().untilAsserted(() -> assertThat(commands().counts(job))
                .containsEntry(CommandState.ANSWERED, 1)
                .containsEntry(CommandState.CANCELLED, 1));
    }

    @Test
    void aRestartInTheMiddleLosesNoneAndSendsNoneTwice() throws InterruptedException {
        var received = new AtomicInteger();
        var never = new CountDownLatch(1);
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(DataTransferRequest.class, (_, _) -> {
                            received.incrementAndGet();
                            assertThat(never.await(60, TimeUnit.SECONDS)).isTrue();
                            return new DataTransferResponse(DataTransferStatus.ACCEPTED, null);
                        })
                        .build());
        for (int i = 0; i < 3; i++) {
            commands()
                    .place(Order.many(
                            new DataTransferRequest("x", null, "" + i),
                            List.of("CP1"),
                            "test",
                            null,
                            Duration.ofMinutes(5)));
        }
        await().until(() -> received.get() == 1);
        site.restart();
        never.countDown();
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(DataTransferRequest.class, (_, _) -> {
                            received.incrementAndGet();
                            return new DataTransferResponse(DataTransferStatus.ACCEPTED, null);
                        })
                        .build());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(commands().ofChargePoint("CP1", Long.MAX_VALUE, 10))
                        .extracting(Command::state)
                        .containsExactly(CommandState.ANSWERED, CommandState.ANSWERED, CommandState.UNKNOWN_OUTCOME));
        assertThat(received).hasValue(3);
    }

    @Test
    void whatACommandLedToIsLinkedToIt() throws InterruptedException {
        var cp = site.boot("CP1", willing().build());
        Command start = told("CP1", new RemoteStartTransactionRequest(Site.KNOWN, 1, null));
        int id = answer(cp, new StartTransactionRequest(1, Site.KNOWN, 1000, NOON, null))
                .transactionId();
        Command stop = told("CP1", new RemoteStopTransactionRequest(id));
        answer(cp, new StopTransactionRequest(2000, NOON.plusSeconds(60), id, null, Reason.REMOTE));
        Command reset = told("CP1", new ResetRequest(ResetType.SOFT));
        answer(cp, new BootNotificationRequest("Example", "One"));

        assertThat(consequence(start).kind()).isEqualTo(Consequence.Kind.TRANSACTION_STARTED);
        assertThat(consequence(start).id()).isEqualTo(id);
        assertThat(consequence(stop).kind()).isEqualTo(Consequence.Kind.TRANSACTION_STOPPED);
        assertThat(consequence(reset).kind()).isEqualTo(Consequence.Kind.BOOTED);
    }

    private Consequence consequence(Command command) {
        Consequence found = commands().find(command.id()).orElseThrow().consequence();
        assertThat(found).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    @Test
    void whatIsKnownOfTheConfigurationIsLearntFromAnswers() throws InterruptedException {
        var cp = site.boot("CP1", willing().build());
        told("CP1", new GetConfigurationRequest(null));
        told("CP1", new ChangeConfigurationRequest("heartbeatinterval", "60"));
        told("CP1", new ChangeConfigurationRequest("VendorThing", "later"));

        assertThat(keys())
                .extracting("name", "value", "known", "rebootRequired")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("heartbeatinterval", "60", true, false),
                        org.assertj.core.groups.Tuple.tuple("Nonsense", null, false, false),
                        org.assertj.core.groups.Tuple.tuple("VendorThing", "x y", true, true));

        answer(cp, new BootNotificationRequest("Example", "One"));
        assertThat(keys())
                .extracting("name", "value", "rebootRequired")
                .contains(org.assertj.core.groups.Tuple.tuple("VendorThing", "later", false));
        assertThat(site.read(() -> site.centralSystem().configuration().changes("CP1", null, 10)))
                .extracting("name", "oldValue", "newValue", "result")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("VendorThing", "x y", "later", "RebootRequired"),
                        org.assertj.core.groups.Tuple.tuple("heartbeatinterval", "300", "60", "Accepted"));
    }

    private List<dev.chargehand.centralsystem.configuration.ConfigurationKey> keys() {
        return site.read(() -> site.centralSystem().configuration().list("CP1"));
    }

    @Test
    void aSecretIsSentButKeptNowhere() throws InterruptedException {
        var values = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        site.boot(
                "CP1",
                Handlers.builder()
                        .on(ChangeConfigurationRequest.class, (_, request) -> {
                            values.add(request.value());
                            return new ChangeConfigurationResponse(ConfigurationStatus.ACCEPTED);
                        })
                        .build());
        Command done = told("CP1", new ChangeConfigurationRequest("AuthorizationKey", "00112233445566778899"));

        assertThat(values).containsExactly("00112233445566778899");
        assertThat(done.request()).doesNotContain("0011");
        assertThat(keys()).extracting("value").containsExactly((Object) null);
    }

    @Test
    void theSameOrderUnderTheSameKeyIsOneJob() throws InterruptedException {
        site.boot("CP1", willing().build());
        Order order = Order.now(new ClearCacheRequest(), "CP1", "test").with("key-1");
        var first = (Placed.Accepted) commands().place(order);
        var second = (Placed.Accepted) commands().place(order);

        assertThat(second.job().id()).isEqualTo(first.job().id());
        assertThat(second.isNew()).isFalse();
        assertThat(commands()
                        .place(Order.now(new ResetRequest(ResetType.SOFT), "CP1", "test")
                                .with("key-1")))
                .isEqualTo(new Placed.OtherOrderOfThatKey(first.job().id()));
    }
}
