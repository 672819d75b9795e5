package org.kontor.deployment.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an installed plugin says of the settings of its accounts; {@code pid} is their factory PID. */
record Descriptor(String plugin, String version, String pid, List<Attribute> attributes) {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]*(\\.[a-zA-Z0-9_-]+)+");
    private static final Set<String> TECHNICAL = Set.of(
            "service.pid",
            "service.factoryPid",
            "service.bundleLocation",
            "service.id",
            "component.name",
            "component.id",
            LiveSettings.FILE,
            LiveSettings.REHEARSAL,
            Marker.KEY);

    Descriptor {
        attributes = List.copyOf(attributes);
    }

    Optional<Attribute> attribute(String key) {
        return attributes.stream().filter(known -> known.key().equals(key)).findFirst();
    }

    List<String> keys() {
        return attributes.stream().map(Attribute::key).toList();
    }

    boolean isSecret(String key) {
        return key.startsWith(".") || attribute(key).filter(Attribute::secret).isPresent();
    }

    /** Of a plugin that is not here. */
    static Descriptor absent(String plugin, String pid) {
        return new Descriptor(plugin, "", pid, ofTheHost());
    }

    /** What an operator wrote: secrets as they are, everything else without blanks around it; nothing for null. */
    SortedMap<String, String> cleaned(Map<String, String> written) {
        SortedMap<String, String> clean = new TreeMap<>();
        written.forEach((key, value) -> {
            String text = value == null ? "" : value;
            clean.put(key, isSecret(key) ? text : text.strip());
        });
        return clean;
    }

    /** Two versions side by side get one configuration: all keys of both, required where both require. */
    Descriptor with(Descriptor older) {
        Map<String, Attribute> all = new LinkedHashMap<>();
        attributes.forEach(own -> all.put(own.key(), own.required(own.required() && older.requires(own.key()))));
        older.attributes.forEach(other -> all.putIfAbsent(other.key(), other.required(false)));
        return new Descriptor(plugin, version, pid, new ArrayList<>(all.values()));
    }

    private boolean requires(String key) {
        return attribute(key).filter(Attribute::required).isPresent();
    }

    /** Every account's own: what the provider host reads. */
    static List<Attribute> ofTheHost() {
        return List.of(
                own("kontor.deadline.millis", "Deadline", "how long a call may take, in milliseconds", 3_600_000),
                own("kontor.limit", "Limit", "how many calls may run at once", 1_000),
                booksAt());
    }

    private static Attribute booksAt() {
        return new Attribute(
                "kontor.books.at",
                "Books at",
                "the account that is booked at this one's prices, such as carrier.ocean-main; itself, if not set",
                "String",
                false,
                false,
                false,
                Optional.empty(),
                List.of(),
                value -> ACCOUNT.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("must be an account's name, such as carrier.ocean-main"));
    }

    /** Keys that the framework, File Install and we put into configurations, and that are nobody's settings. */
    static boolean isTechnical(String key) {
        return TECHNICAL.contains(key);
    }

    private static Attribute own(String key, String name, String description, long most) {
        Attribute.Judge judge =
                value -> Kind.LONG.parses(value) && Long.parseLong(value) >= 1 && Long.parseLong(value) <= most
                        ? Optional.empty()
                        : Optional.of("must be a whole number between 1 and " + most);
        return new Attribute(
                key,
                name,
                description + "; the server's own, if not set",
                "Long",
                false,
                false,
                false,
                Optional.empty(),
                List.of(),
                judge);
    }
}
