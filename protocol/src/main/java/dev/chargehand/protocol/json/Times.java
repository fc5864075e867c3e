// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// RFC 3339 date-times, read without garbage and written with 0 or 3 fraction digits, as some charge points fail on
/// more.
final class Times {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SHORTEST = "2026-01-15T12:00:00Z".length();
    private static final int DATE_AND_TIME = "2026-01-15T12:00:00".length();
    private static final int NANO_DIGITS = 9;
    private static final int WITH_MILLIS = "2026-01-15T12:00:00.000Z".length();
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    private Times() {}

    /// The moment, or null if the text is no RFC 3339 date-time.
    static @Nullable Instant parse(char[] text, int offset, int length) {
        if (length < SHORTEST || !isPunctuated(text, offset)) {
            return null;
        }
        int year = digits(text, offset, 4);
        int month = digits(text, offset + 5, 2);
        int day = digits(text, offset + 8, 2);
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        boolean valid = (year | month | day | hour | minute | second) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month)
                && hour < 24
                && minute < 60
                && second < 60;
        return valid
                ? withFraction(
                        text,
                        offset,
                        length,
                        epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second)
                : null;
    }

    private static boolean isPunctuated(char[] text, int offset) {
        char separator = text[offset + 10];
        return text[offset + 4] == '-'
                && text[offset + 7] == '-'
                && (separator == 'T' || separator == 't')
                && text[offset + 13] == ':'
                && text[offset + 16] == ':';
    }

    private static @Nullable Instant withFraction(char[] text, int offset, int length, long epochSecond) {
        int end = offset + length;
        int at = offset + DATE_AND_TIME;
        int nanos = 0;
        if (text[at] == '.') {
            int start = ++at;
            int digits = 0;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                if (digits < NANO_DIGITS) {
                    nanos = nanos * 10 + text[at] - '0';
                    digits++;
                }
                at++;
            }
            if (at == start) {
                return null;
            }
            for (; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        int zone = zoneSeconds(text, at, end);
        return zone == NO_ZONE ? null : Instant.ofEpochSecond(epochSecond - zone, nanos);
    }

    private static final int NO_ZONE = Integer.MIN_VALUE;

    private static int zoneSeconds(char[] text, int at, int end) {
        if (end - at == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        if (end - at != 6 || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
            return NO_ZONE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return NO_ZONE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text[at] == '-' ? -seconds : seconds;
    }

    /// A number of so many digits, or a negative one if they are none.
    private static int digits(char[] text, int offset, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = text[offset + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Days since 1970 in the Gregorian calendar, by counting years from March so that leap days come last.
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /// The moment in UTC, cut to milliseconds, or null outside the years 0 to 9999.
    static char @Nullable [] format(Instant moment) {
        long epochSecond = moment.getEpochSecond();
        if (epochSecond < FIRST_SECOND || epochSecond > LAST_SECOND) {
            return null;
        }
        int millis = moment.getNano() / 1_000_000;
        char[] text = new char[millis == 0 ? SHORTEST : WITH_MILLIS];
        writeDate(text, Math.floorDiv(epochSecond, (long) SECONDS_PER_DAY));
        int second = (int) Math.floorMod(epochSecond, (long) SECONDS_PER_DAY);
        text[10] = 'T';
        write(text, 11, 2, second / 3600);
        text[13] = ':';
        write(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        write(text, 17, 2, second % 60);
        if (millis != 0) {
            text[DATE_AND_TIME] = '.';
            write(text, DATE_AND_TIME + 1, 3, millis);
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    private static void writeDate(char[] text, long epochDay) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * dayOfYear + 2) / 153;
        int month = (int) (fromMarch < 10 ? fromMarch + 3 : fromMarch - 9);
        write(text, 0, 4, (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)));
        text[4] = '-';
        write(text, 5, 2, month);
        text[7] = '-';
        write(text, 8, 2, (int) (dayOfYear - (153 * fromMarch + 2) / 5 + 1));
    }

    private static void write(char[] text, int offset, int count, int value) {
        int rest = value;
        for (int i = count - 1; i >= 0; i--) {
            text[offset + i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
