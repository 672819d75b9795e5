package org.kontor.deployment.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.Rehearsals;
import org.kontor.deployment.Rehearsals.Rehearsal;
import org.kontor.deployment.store.SettingsRevisionStore.Content;
import org.kontor.providers.Providers;
import org.kontor.store.Keys;
import org.kontor.values.AccountCheck;
import org.kontor.values.ProviderException;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tries settings in an account that serves nobody: does the plugin start with them, and what does its own check say. */
@Component(service = Trials.class)
public final class Trials {

    private static final int WORDS = 300;
    private static final String BLOT = "•••";

    private final Providers providers;
    private final Vault vault;

    /** Dynamic, because whoever offers rehearsals may itself need our settings. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Rehearsals rehearsals;

    @Activate
    public Trials(@Reference Providers providers, @Reference OperatorKey key) {
        this.providers = providers;
        this.vault = new Vault(key);
    }

    /** Outside any transaction. */
    List<Problem> rehearse(Descriptor descriptor, OpenSettings settings) {
        Rehearsals stage = rehearsals;
        if (stage == null) {
            throw TradeRuleException.conflict(
                    "no-rehearsal", "This server cannot try settings at the moment", "Repeat it shortly");
        }
        try (Rehearsal rehearsal =
                stage.open(descriptor.plugin(), descriptor.version(), delivery(descriptor, settings))) {
            return providers.has(AccountCheck.class, rehearsal.account())
                    ? told(providers.ask(AccountCheck.class, rehearsal.account(), AccountCheck::check), settings)
                    : List.of();
        } catch (ProviderException e) {
            return List.of(new Problem(
                    "", "must be accepted by the provider", blotted(e.fault() + ": " + e.getMessage(), settings)));
        }
    }

    private Map<String, Object> delivery(Descriptor descriptor, OpenSettings settings) {
        UUID once = Keys.fresh();
        Map<String, String> sealed =
                vault.sealed(descriptor.plugin(), Place.REHEARSAL, once.toString(), settings.secrets());
        return Delivery.of(new Content(settings.plain(), Set.copyOf(settings.lists()), sealed), once);
    }

    private static List<Problem> told(List<String> sentences, OpenSettings settings) {
        return sentences.stream()
                .map(sentence -> new Problem(
                        "", "must pass the plugin's own check", blotted(String.valueOf(sentence), settings)))
                .toList();
    }

    /** A plugin's words may repeat what it was given. */
    private static String blotted(String words, OpenSettings settings) {
        String blotted = words;
        for (String secret : settings.secrets().values()) {
            blotted = blotted.replace(secret, BLOT);
        }
        return blotted.length() > WORDS ? blotted.substring(0, WORDS) + "…" : blotted;
    }
}
