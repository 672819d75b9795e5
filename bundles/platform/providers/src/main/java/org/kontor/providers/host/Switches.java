package org.kontor.providers.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that operators have switched off, here or not, and why. */
final class Switches {

    private final Map<String, String> off = new ConcurrentHashMap<>();

    /** Empty while the account may be called. */
    Optional<String> because(String account) {
        return Optional.ofNullable(off.get(account));
    }

    void off(String account, String reason) {
        off.put(account, reason);
    }

    void on(String account) {
        off.remove(account);
    }
}
