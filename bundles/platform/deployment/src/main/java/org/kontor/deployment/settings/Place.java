package org.kontor.deployment.settings;

import java.nio.charset.StandardCharsets;

/**
 * Where a secret belongs: what is sealed for one plugin, account, key and revision opens in no other place, so that nobody
 * gains by moving it. A rehearsal's account is called {@link #REHEARSAL}, whatever its name.
 */
record Place(String plugin, String account, String key, String revision) {

    static final String REHEARSAL = "rehearsal";

    byte[] bytes() {
        return String.join("\0", "kontor setting", plugin, account, key, revision)
                .getBytes(StandardCharsets.UTF_8);
    }
}
