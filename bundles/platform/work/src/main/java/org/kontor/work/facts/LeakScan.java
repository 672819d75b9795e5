package org.kontor.work.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.security.CardNumbers;
import org.kontor.work.Leaks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Looks for card numbers by the schemes' ranges, length and check digit, and for canaries word for word. */
@Component(service = Leaks.class, configurationPid = "org.kontor.invariants")
@Designate(ocd = LeakScan.Settings.class)
public final class LeakScan implements Leaks {

    @ObjectClassDefinition(name = "Invariants")
    @interface Settings {

        @AttributeDefinition(description = "Texts that only a leak brings into a journal: secrets planted to be missed")
        String[] canaries() default {};

        @AttributeDefinition(description = "Numbers that look like card numbers and have been found to be none")
        String[] harmless() default {};
    }

    private final List<String> canaries;
    private final List<String> harmless;

    @Activate
    public LeakScan(Settings settings) {
        this(List.of(settings.canaries()), List.of(settings.harmless()));
    }

    public LeakScan(List<String> canaries, List<String> harmless) {
        this.canaries = given(canaries);
        this.harmless = given(harmless);
    }

    @Override
    public Optional<String> in(String text) {
        String suspect = text;
        for (String known : harmless) {
            suspect = suspect.replace(known, "");
        }
        Stream<String> cards = CardNumbers.certainlyIn(suspect) ? Stream.of("a card number") : Stream.empty();
        Stream<String> planted = Stream.iterate(0, i -> i < canaries.size(), i -> i + 1)
                .filter(i -> text.contains(canaries.get(i)))
                .map(i -> "canary " + (i + 1));
        return Stream.concat(cards, planted).findFirst();
    }

    private static List<String> given(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
