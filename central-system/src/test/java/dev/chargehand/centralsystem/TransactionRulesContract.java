// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static dev.chargehand.centralsystem.Site.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.authorization.Tag;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository.Filter;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.Reason;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.websocket.OcppClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a central system must do so that no energy record is lost, doubled, or credited to the wrong
/// session. The
/// numbers are those of the rules that the project keeps, one test each.
abstract class TransactionRulesContract {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final StartTransactionRequest START = new StartTransactionRequest(1, Site.KNOWN, 1000, NOON, null);

    @TempDir
    private Path directory = Path.of("");

    private Site site = new Site(Path.of("target", "unused-" + System.nanoTime()));

    /// The database that the contract is tested on.
    abstract UnaryOperator<CentralSystemConfig> database();

    private OcppClient cp = OcppClient.builder()
            .url(java.net.URI.create("ws://127.0.0.1:1/"))
            .identity("x")
            .start();

    @BeforeEach
    void start() throws InterruptedException {
        site.close();
        cp.close();
        site = new Site(directory, database());
        cp = site.boot("CP1");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static MeterValue reading(long seconds, long registerWh) {
        return new MeterValue(NOON.plusSeconds(seconds), List.of(new SampledValue(String.valueOf(registerWh))));
    }

    private static StopTransactionRequest stopAt(int id, long meterStop) {
        return new StopTransactionRequest(meterStop, NOON.plusSeconds(60), id, null, null);
    }

    @Test
    void rule_10_2_aReplayedStartGetsTheStoredAnswerOverAnySocketAndAfterARestart() throws InterruptedException {
        StartTransactionResponse first = answer(cp, START);
        assertThat(answer(cp, START)).isEqualTo(first);
        assertThat(answer(site.connect("CP1"), START)).isEqualTo(first);
        site.restart();

        assertThat(answer(site.connect("CP1"), START)).isEqualTo(first);
        assertThat(site.transactions()).hasSize(1);
    }

    @Test
    void rule_10_2_aReplayedStartIsTheSameTransactionWhateverTheTagsCase() throws InterruptedException {
        var lower = new StartTransactionRequest(1, new IdTag("04e2c5a1"), 1000, NOON, null);

        assertThat(answer(cp, lower)).isEqualTo(answer(cp, START));
    }

    @Test
    void rule_10_2_startsThatRaceAreOneTransaction() throws Exception {
        List<Callable<StartTransactionResponse>> racers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            OcppClient other = site.boot("RACER");
            racers.add(() -> answer(other, START));
        }
        OcppClient last = site.connect("RACER");
        for (int i = 0; i < 50; i++) {
            racers.add(() -> answer(last, START));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(racers.subList(8, racers.size()));
            assertThat(answers.stream()
                            .map(answer -> answer.resultNow().transactionId())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(site.transactions()).hasSize(1);
    }

    @Test
    void rule_10_4_idsThatAreNotKnownAreAnsweredAndKept() throws InterruptedException {
        for (int id : new int[] {-1, 0, 4711, Integer.MAX_VALUE}) {
            assertThat(answer(cp, stopAt(id, 2000))).isEqualTo(new StopTransactionResponse());
            answer(cp, new MeterValuesRequest(1, List.of(reading(1, 1500)), id));
        }

        assertThat(site.centralSystem().transactions().orphans()).isEqualTo(8);
    }

    @Test
    void rule_10_4_readingsWithoutAnIdGoToTheTransactionThatRunsOnTheirConnector() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(cp, new MeterValuesRequest(1, List.of(reading(30, 1500)), -1));

        assertThat(site.transaction(id).energyWh()).isEqualTo(500);
        assertThat(site.centralSystem().transactions().orphans()).isZero();
    }

    @Test
    void rule_10_5_theFirstStopWinsAndAnotherOneIsFlagged() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(cp, stopAt(id, 2000));
        answer(cp, stopAt(id, 2000));
        assertThat(site.transaction(id).flags()).isEmpty();

        answer(cp, stopAt(id, 9000));

        assertThat(site.transaction(id).energyWh()).isEqualTo(1000);
        assertThat(site.transaction(id).flags()).containsExactly(Flag.STOPS_DIFFER);
    }

    @Test
    void rule_10_6_aStartOnABusyConnectorEndsTheOldTransactionAtItsLastReading() throws InterruptedException {
        int old = answer(cp, START).transactionId();
        answer(cp, new MeterValuesRequest(1, List.of(reading(30, 1700)), old));
        int fresh = answer(cp, new StartTransactionRequest(1, Site.KNOWN, 1800, NOON.plusSeconds(90), null))
                .transactionId();

        assertThat(fresh).isNotEqualTo(old);
        assertThat(site.transaction(old).flags()).containsExactly(Flag.SUPERSEDED);
        assertThat(site.transaction(old).energyWh()).isEqualTo(700);
        assertThat(site.transaction(fresh).stop()).isNull();
    }

    @Test
    void rule_10_5_theRealStopOfASupersededTransactionReplacesTheEstimateOnce() throws InterruptedException {
        int old = answer(cp, START).transactionId();
        answer(cp, new StartTransactionRequest(1, Site.KNOWN, 1800, NOON.plusSeconds(90), null));
        answer(cp, stopAt(old, 1750));
        answer(cp, stopAt(old, 9999));

        assertThat(site.transaction(old).energyWh()).isEqualTo(750);
        assertThat(site.transaction(old).flags()).contains(Flag.SUPERSEDED, Flag.STOPS_DIFFER);
    }

    @Test
    void rule_10_7_readingsAfterTheStopBelongToTheTransactionAndARepetitionCountsOnce() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(cp, stopAt(id, 2000));
        var late = new MeterValuesRequest(1, List.of(reading(30, 1500)), id);
        answer(cp, late);
        site.restart();
        answer(site.connect("CP1"), late);

        assertThat(site.read(() -> site.centralSystem().meterValues().ofTransaction(id, 10)))
                .hasSize(1);
    }

    @Test
    void rule_10_7_anotherChargePointsTransactionIsNotTouched() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        OcppClient stranger = site.boot("CP2");
        answer(stranger, stopAt(id, 9999));
        answer(stranger, new MeterValuesRequest(1, List.of(reading(30, 9999)), id));

        assertThat(site.transaction(id).stop()).isNull();
        assertThat(site.transaction(id).energyWh()).isNull();
    }

    @Test
    void rule_10_9_aBootDoesNotEndATransaction() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(cp, new BootNotificationRequest("Example", "One"));
        assertThat(site.transaction(id).stop()).isNull();

        answer(cp, new StopTransactionRequest(1500, NOON.plusSeconds(60), id, null, Reason.POWER_LOSS));
        assertThat(site.transaction(id).energyWh()).isEqualTo(500);
    }

    @Test
    void rule_10_13_aMeterThatRanBackwardsIsStoredAndFlagged() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(cp, new StopTransactionRequest(900, NOON.minusSeconds(60), id, null, null));

        assertThat(site.transaction(id).energyWh()).isEqualTo(-100);
        assertThat(site.transaction(id).flags())
                .containsExactlyInAnyOrder(Flag.METER_RAN_BACKWARDS, Flag.ENDED_BEFORE_START);
    }

    @Test
    void rule_10_14_anUnknownTagOrConnectorStillGetsATransaction() throws InterruptedException {
        var odd = answer(cp, new StartTransactionRequest(0, new IdTag("stranger"), 5, NOON, null));

        assertThat(odd.transactionId()).isPositive();
        assertThat(odd.idTagInfo().status()).isEqualTo(AuthorizationStatus.INVALID);
        assertThat(site.transaction(odd.transactionId()).idTag().value()).isEqualTo("stranger");
        assertThat(site.transaction(odd.transactionId()).flags())
                .containsExactlyInAnyOrder(Flag.NO_SUCH_CONNECTOR, Flag.UNAUTHORISED);
    }

    @Test
    void readingsThatComeWithTheStopAreStored() throws InterruptedException {
        int id = answer(cp, START).transactionId();
        answer(
                cp,
                new StopTransactionRequest(
                        2000,
                        NOON.plusSeconds(60),
                        id,
                        Site.BLOCKED,
                        null,
                        List.of(reading(0, 1000), reading(60, 2000))));

        assertThat(site.read(() -> site.centralSystem().meterValues().ofTransaction(id, 10)))
                .hasSize(2);
    }

    @Test
    void rule_10_4_aStopThatCameBeforeItsStartIsAttachedWhenThatArrives() throws InterruptedException {
        answer(cp, stopAt(4711, 2000));
        int id = answer(cp, START).transactionId();

        assertThat(site.transaction(id).energyWh()).isEqualTo(1000);
        assertThat(site.transaction(id).flags()).containsExactly(Flag.STOP_MATCHED);
        assertThat(site.centralSystem().transactions().orphans()).isZero();
        var filter = new Filter("CP1", FindingKind.ORPHAN, true, Long.MAX_VALUE, 10);
        assertThat(site.read(() -> site.centralSystem().findings().list(filter)))
                .isEmpty();
    }

    @Test
    void rule_10_3_aTagWithALimitGetsConcurrentTxAndStillAnId() throws InterruptedException {
        site.centralSystem().tags().put(new Tag(new IdTag("ONE"), null, null, false, 1, null));
        answer(cp, new StartTransactionRequest(1, new IdTag("ONE"), 0, NOON, null));
        var second = answer(cp, new StartTransactionRequest(2, new IdTag("ONE"), 0, NOON, null));

        assertThat(second.idTagInfo().status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX);
        assertThat(second.transactionId()).isPositive();
        assertThat(answer(cp, new StartTransactionRequest(1, new IdTag("ONE"), 0, NOON, null))
                        .idTagInfo()
                        .status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
    }

    @Test
    void rule_10_8_clocksThatAreWrongAreFlaggedAndAnsweredNormally() throws InterruptedException {
        int id = answer(cp, new StartTransactionRequest(1, Site.KNOWN, 0, Instant.EPOCH.plusSeconds(5), null))
                .transactionId();
        Instant tomorrow = java.time.InstantSource.system().instant().plusSeconds(86_400);
        answer(cp, new StopTransactionRequest(10, tomorrow, id, null, null));

        assertThat(site.transaction(id).flags()).contains(Flag.CLOCK_NOT_SET, Flag.CLOCK_AHEAD);
        assertThat(site.transaction(id).energyWh()).isEqualTo(10);
    }
}
