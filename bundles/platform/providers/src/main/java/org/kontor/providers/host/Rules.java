package org.kontor.providers.host;

import org.kontor.providers.trial.Judge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What holds for all accounts, or for those that do not say otherwise. */
record Rules(Limits limits, int mostPoisoned, Judge.Terms trial) {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    static Rules of(Settings settings) {
        return new Rules(Limits.of(settings), settings.poisoned_most(), terms(settings));
    }

    /** A slip in the terms must not keep the server from its providers. */
    private static Judge.Terms terms(Settings settings) {
        try {
            return new Judge.Terms(
                    settings.trial_calls(),
                    settings.trial_promote_calls(),
                    settings.trial_margin_percent(),
                    settings.trial_latency_factor());
        } catch (IllegalArgumentException e) {
            LOG.error("trials are judged on the usual terms: {}", e.getMessage());
            return Judge.Terms.USUAL;
        }
    }
}
