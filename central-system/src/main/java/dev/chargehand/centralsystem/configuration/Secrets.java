// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.configuration;

import java.util.Locale;

/// Which configuration keys hold what nobody may read, neither in the database nor in a log.
public final class Secrets {
    private Secrets() {}

    /// Whether the value of a key is secret: the standard's AuthorizationKey, and whatever calls itself a
    /// password.
    public static boolean isSecret(String key) {
        String folded = key.toUpperCase(Locale.ROOT);
        return folded.equals("AUTHORIZATIONKEY") || folded.contains("PASSWORD") || folded.contains("PASSPHRASE");
    }
}
