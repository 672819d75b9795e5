package org.kontor.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code kit.properties}: what holds in every world, and what {@code WORLD.} before a key changes in one. */
final class KitSettings {

    static final String FILE = "kit.properties";

    private static final String SETTINGS = "settings.";
    private static final Set<String> KNOWN = Set.of(
            "kit",
            "settings",
            "service",
            "asks-nobody",
            "awaits-funds",
            "acts",
            "chargeback",
            "statement",
            "refused",
            "payer",
            "setup",
            "subject");

    private final Map<String, String> values;

    private KitSettings(Map<String, String> values) {
        this.values = values;
    }

    static KitSettings read(byte[] content) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableKitException(FILE, "cannot be read: " + e.getMessage());
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
        refuseStrangers(values.keySet());
        return new KitSettings(values);
    }

    /** The SPIs whose rules are to be tried. */
    List<String> kinds() {
        return Arrays.asList(required("kit").split("\\s*,\\s*"));
    }

    String required(String key) {
        return find(key).orElseThrow(() -> new UnreadableKitException(FILE, "must say " + key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** The value in this world, or else the one for all. */
    String in(Enum<?> world, String key) {
        return find(name(world) + "." + key).orElseGet(() -> required(key));
    }

    /** True when a key holds in this world only. */
    boolean describes(Enum<?> world) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(name(world) + "."));
    }

    /** What the account is configured with in this world. */
    Map<String, String> account(Enum<?> world) {
        Map<String, String> account = new TreeMap<>();
        for (String prefix : List.of(SETTINGS, name(world) + "." + SETTINGS)) {
            values.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    account.put(key.substring(prefix.length()), value);
                }
            });
        }
        return account;
    }

    /** {@code ANSWER_LOST} is written {@code answer-lost}. */
    static String name(Enum<?> world) {
        return world.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void refuseStrangers(Set<String> keys) {
        Set<String> known = new HashSet<>(KNOWN);
        for (Enum<?>[] worlds :
                new Enum<?>[][] {CarrierKit.World.values(), PaymentKit.World.values(), VerificationKit.World.values()
                }) {
            known.addAll(Arrays.stream(worlds).map(KitSettings::name).collect(Collectors.toSet()));
        }
        List<String> strangers = new ArrayList<>(keys);
        strangers.removeIf(key -> known.contains(key.split("\\.")[0]));
        if (!strangers.isEmpty()) {
            throw new UnreadableKitException(
                    FILE, "has keys that begin neither with a world nor with a known word: " + strangers);
        }
    }
}
