// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// The partitions of PostgreSQL's table of readings, one for each month. SQLite has none.
public final class ReadingPartitions {
    private static final int MONTHS_AHEAD = 2;
    private static final String PREFIX = "reading_m";

    private final Database database;

    /// The partitions of a database.
    public ReadingPartitions(Database database) {
        this.database = database;
    }

    /// Makes the partitions of this month and the next ones. A month of which readings lie among the
    /// others already
    /// gets none: they stay where they are.
    public void prepare(Instant now) {
        if (database.dialect() == Dialect.SQLITE) {
            return;
        }
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (int i = 0; i <= MONTHS_AHEAD; i++) {
            YearMonth one = month.plusMonths(i);
            database.write(() -> make(one));
        }
    }

    private boolean make(YearMonth month) {
        boolean hasOthers = database.handle()
                .createQuery("""
                        select exists (select 1 from reading_other where sampled_at >= :from and sampled_at < :to)
                        """)
                .bind("from", start(month))
                .bind("to", start(month.plusMonths(1)))
                .mapTo(Boolean.class)
                .one();
        if (hasOthers) {
            return false;
        }
        database.handle()
                .execute("create table if not exists " + name(month) + " partition of reading for values from ("
                        + start(month) + ") to (" + start(month.plusMonths(1)) + ")");
        return true;
    }

    /// Drops the months that ended before a moment, as a whole.
    ///
    /// @return how many were dropped
    public int dropBefore(Instant moment) {
        if (database.dialect() == Dialect.SQLITE) {
            return 0;
        }
        List<String> old = database.read(() -> database.handle()
                .createQuery("""
                        select relname from pg_class
                         where relispartition and relname like 'reading\\_m%' and relname < :name order by relname
                        """)
                .bind("name", name(YearMonth.from(moment.atZone(ZoneOffset.UTC))))
                .mapTo(String.class)
                .list());
        old.forEach(name -> database.write(() -> database.handle().execute("drop table " + name)));
        return old.size();
    }

    private static String name(YearMonth month) {
        return PREFIX + String.format(Locale.ROOT, "%04d%02d", month.getYear(), month.getMonthValue());
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
