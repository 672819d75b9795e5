package org.kontor.deployment.desk;

import java.time.Duration;
import java.util.Optional;
import org.kontor.providers.Switchboard;
import org.kontor.providers.TrialWatch;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a trial that is decided: a worse version is sent back, one as good is promoted. */
@Component(service = TrialWatch.class)
public final class Judge implements TrialWatch {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final String OPERATOR = "judge";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ComponentServiceObjects<Changes> changes;
    private final Wishes wishes;
    private final Lanes lanes;

    @Activate
    public Judge(
            @Reference ComponentServiceObjects<Changes> changes, @Reference Wishes wishes, @Reference Lanes lanes) {
        this.changes = changes;
        this.wishes = wishes;
        this.lanes = lanes;
    }

    @Override
    public void decided(Switchboard.Comparison comparison) {
        String plugin = comparison.plugin();
        lanes.awaitFree(plugin, PATIENCE);
        Optional<Desired> open = wishes.live(plugin).filter(present -> present.trial()
                .filter(tried -> tried.terms().equals(comparison.trial()))
                .isPresent());
        if (open.isEmpty()) {
            LOG.debug("The trial of {} is over already", plugin);
            return;
        }
        try {
            LateService.use(changes, known -> end(known, comparison));
        } catch (TradeRuleException e) {
            LOG.warn("The verdict {} on {} is not carried out: {}", comparison.verdict(), plugin, e.getMessage());
        }
    }

    private static Desired end(Changes changes, Switchboard.Comparison comparison) {
        return comparison.verdict() == Switchboard.Verdict.WORSE
                ? changes.sendBack(comparison.plugin(), OPERATOR, comparison.why())
                : changes.promote(comparison.plugin(), OPERATOR);
    }
}
