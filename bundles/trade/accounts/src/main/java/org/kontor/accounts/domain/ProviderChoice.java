package org.kontor.accounts.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.providers.Departure;
import org.kontor.providers.Providers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which provider account to use: the one asked for, or the first; one that is away for a while still counts. */
@Component(service = ProviderChoice.class)
public final class ProviderChoice {

    private final Providers providers;

    @Activate
    public ProviderChoice(@Reference Providers providers) {
        this.providers = providers;
    }

    String choose(Class<?> ability, Optional<String> wanted) {
        List<String> known = Stream.concat(
                        providers.accounts(ability).stream(),
                        providers.departed(ability).stream().map(Departure::account))
                .toList();
        if (known.isEmpty()) {
            throw TradeRuleException.conflict(
                    "no-provider", "No provider for this is installed", "ask the operators of this server");
        }
        return wanted.map(name -> requireKnown(name, known)).orElse(known.get(0));
    }

    private static String requireKnown(String name, List<String> known) {
        if (!known.contains(name)) {
            throw TradeRuleException.invalid(
                    "unknown-provider", "provider", "There is no such provider account", "choose from " + known);
        }
        return name;
    }
}
