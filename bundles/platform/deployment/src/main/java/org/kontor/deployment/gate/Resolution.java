package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.deployment.Finding;
import org.kontor.deployment.gate.Present.Held;

/** Who would give a jar the packages that it imports: resolved bundles before others, then the highest version. */
record Resolution(Map<String, Held> providers, List<Finding> missing, List<String> absent) {

    private record Offer(Held by, Present.Exported exported) {}

    private static final Comparator<Offer> BEST = Comparator.comparing(
                    (Offer offer) -> offer.by().resolved())
            .thenComparing(offer -> offer.exported().version())
            .thenComparing(offer -> -offer.by().id());

    static Resolution of(List<String> imports, List<Held> bundles) {
        Map<String, Held> providers = new LinkedHashMap<>();
        List<Finding> missing = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String clause : imports) {
            Wanted wanted = Wanted.parse(clause);
            Optional<Offer> best = best(wanted, bundles);
            if (best.isPresent()) {
                providers.put(wanted.name(), best.get().by());
            } else if (wanted.optional()) {
                absent.add("the plugin does without " + wanted.name() + " " + wanted.range() + ", which is not here");
            } else {
                missing.add(Flaw.IMPORT_MISSING.because(sentence(wanted, bundles)));
            }
        }
        return new Resolution(providers, missing, absent);
    }

    private static Optional<Offer> best(Wanted wanted, List<Held> bundles) {
        return bundles.stream()
                .flatMap(held -> held.exports().stream().map(exported -> new Offer(held, exported)))
                .filter(offer ->
                        wanted.fits(offer.exported().name(), offer.exported().version()))
                .max(BEST);
    }

    private static String sentence(Wanted wanted, List<Held> bundles) {
        String here = bundles.stream()
                .flatMap(held -> held.exports().stream())
                .filter(exported -> exported.name().equals(wanted.name()))
                .map(exported -> exported.version().toString())
                .distinct()
                .collect(Collectors.joining(" and "));
        return "the plugin needs " + wanted.name() + " " + wanted.range()
                + (here.isEmpty() ? ", which nobody here exports" : ", this server has " + here);
    }

    /** Providers that are installed and not resolved yet: they would be, along with the plugin. */
    Set<Held> unresolved() {
        return providers.values().stream()
                .filter(held -> !held.resolved())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String toString() {
        return providers.entrySet().stream()
                .map(entry -> entry.getKey() + " from " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
