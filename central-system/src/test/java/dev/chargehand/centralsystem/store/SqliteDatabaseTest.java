// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The store: groups, failures alone, readers beside the writer, one process at a time.
@Timeout(60)
class SqliteDatabaseTest {
    @TempDir
    private Path directory = Path.of("");

    private SqliteDatabase database = SqliteDatabase.open(Path.of("target", "unused-" + System.nanoTime()));

    @BeforeEach
    void open() {
        database.close();
        database = SqliteDatabase.open(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private boolean putTag(String tag) {
        return database.handle().execute("insert into tag (tag_key, tag) values (?, ?)", tag, tag) == 1;
    }

    private int tags() {
        return database.read(() -> database.handle()
                .createQuery("select count(*) from tag")
                .mapTo(Integer.class)
                .one());
    }

    /// Keeps the writer busy, so that what is handed in meanwhile becomes one group.
    private Future<Boolean> block(java.util.concurrent.ExecutorService threads, CountDownLatch release)
            throws InterruptedException {
        var running = new CountDownLatch(1);
        Future<Boolean> blocker = threads.submit(() -> database.write(() -> {
            running.countDown();
            return await(release);
        }));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        return blocker;
    }

    /// Hands a unit in and returns once its maker waits for it.
    private <T> Future<T> handIn(java.util.function.Supplier<T> unit) {
        var task = new FutureTask<T>(() -> database.write(unit));
        Thread maker = Thread.ofPlatform().start(task);
        Awaitility.await().until(() -> maker.getState() == Thread.State.TIMED_WAITING);
        return task;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatManyThreadsWriteAtOnceIsAllThere() throws InterruptedException {
        List<Callable<Boolean>> writes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String tag = "tag" + i;
            writes.add(() -> database.write(() -> putTag(tag)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(writes)).allMatch(Future::resultNow);
        }

        assertThat(tags()).isEqualTo(500);
    }

    @Test
    void aFailingUnitIsUndoneAloneWithinItsGroup() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var release = new CountDownLatch(1);
            var blocker = block(threads, release);
            var good = handIn(() -> putTag("good"));
            var bad = handIn(() -> {
                putTag("bad");
                throw new IllegalArgumentException("on purpose");
            });
            var alsoGood = handIn(() -> putTag("also good"));
            release.countDown();

            assertThat(blocker.get() && good.get() && alsoGood.get()).isTrue();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(bad::get)
                    .withCauseInstanceOf(IllegalArgumentException.class);
            assertThat(tags()).isEqualTo(2);
        }
    }

    @Test
    void anErrorInAUnitDoesNotEndTheWriter() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.write(() -> {
                    throw new StackOverflowError("on purpose");
                }));

        assertThat(database.write(() -> putTag("next"))).isTrue();
    }

    @Test
    void whatWriteHasReturnedIsThereForEveryoneAndAfterReopening() {
        database.write(() -> putTag("kept"));
        assertThat(tags()).isEqualTo(1);
        database.close();
        database = SqliteDatabase.open(directory);

        assertThat(tags()).isEqualTo(1);
    }

    @Test
    void readersDoNotWaitForTheWriter() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var release = new CountDownLatch(1);
            var blocker = block(threads, release);

            assertThat(tags()).isZero();

            release.countDown();
            assertThat(blocker.get()).isTrue();
        }
    }

    @Test
    void closingStoresWhatWasHandedInAndRefusesMore() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var release = new CountDownLatch(1);
            var blocker = block(threads, release);
            var waiting = handIn(() -> putTag("waiting"));
            var closing = threads.submit(() -> database.close());
            release.countDown();

            assertThat(blocker.get() && waiting.get()).isTrue();
            closing.get();
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> database.write(() -> putTag("late")));
            assertThatExceptionOfType(StoreException.class).isThrownBy(this::tags);
        }
        database = SqliteDatabase.open(directory);
        assertThat(tags()).isEqualTo(1);
    }

    @Test
    void aDirectoryIsOpenOnceAtATime() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteDatabase.open(directory))
                .withMessageContaining("another chargehand is running on");
    }

    @Test
    void aRepositoryOutsideOfAUnitIsAFaultOfTheProgram() {
        assertThatIllegalStateException().isThrownBy(() -> database.handle());
    }
}
