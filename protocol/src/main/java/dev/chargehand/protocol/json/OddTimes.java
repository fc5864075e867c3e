// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as charge points in the field write them: without a zone (then it is UTC), with a blank for the `T`,
/// without seconds, with `+0000` or `+02`, with `GMT` behind, at 24:00 or in a 61st second.
final class OddTimes {
    private static final int LONGEST = 60;
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})[Tt ](\\d{1,2}):(\\d{2})"
            + "(?::(\\d{2})(?:[.,](\\d{1,12}))?)?\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?\\s*(?:\\[?(?:GMT|UTC)]?)?");

    private OddTimes() {}

    /// The moment that the text most likely means, or null.
    static @Nullable Instant parse(String text) {
        Matcher found = FORM.matcher(text.length() > LONGEST ? "" : text.strip());
        if (!found.matches()) {
            return null;
        }
        try {
            return moment(found);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant moment(Matcher found) {
        int hour = Integer.parseInt(found.group(4));
        int second = found.group(6) == null ? 0 : Integer.parseInt(found.group(6));
        boolean midnight = hour == 24;
        LocalDateTime local = LocalDateTime.of(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                midnight ? 0 : hour,
                Integer.parseInt(found.group(5)),
                Math.min(second, second == 60 ? 59 : second),
                nanos(found.group(7)));
        String zone = found.group(8);
        ZoneOffset offset = zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return (midnight ? local.plusDays(1) : local).toInstant(offset);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
