// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.nio.file.Path;
import java.util.concurrent.Executors;

/// Writes from many threads until it is killed, and prints what is stored.
final class WritingProgram {
    private static final int THREADS = 50;

    private WritingProgram() {}

    public static void main(String[] args) {
        SqliteDatabase database = SqliteDatabase.open(Path.of(args[0]));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                String start = ProcessHandle.current().pid() + "-" + i + "-";
                threads.execute(() -> write(database, start));
            }
        }
    }

    private static void write(SqliteDatabase database, String start) {
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            String tag = start + i + ";";
            database.write(() -> database.handle().execute("insert into tag (tag_key, tag) values (?, ?)", tag, tag));
            System.out.println(tag);
        }
    }
}
