package org.kontor.logistics.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.RateAnswer;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Round;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.providers.Inquiries.Late;
import org.kontor.providers.Providers.Answer;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what late accounts say in place of their exclusion, while the quotation is still of the round they were asked
 * in.
 */
@Component(service = Latecomers.class)
public final class Latecomers {

    private static final Logger LOG = LoggerFactory.getLogger(Latecomers.class);

    private final Panel panel;
    private final QuotationStore store;
    private final Transactions transactions;

    @Activate
    public Latecomers(@Reference Panel panel, @Reference QuotationStore store, @Reference Transactions transactions) {
        this.panel = panel;
        this.store = store;
        this.transactions = transactions;
    }

    /** After the quotation was kept; returns at once. */
    public void await(Asked asked) {
        for (Late<RateAnswer> late : asked.late()) {
            late.answer().thenAccept(answer -> hear(asked.quotation(), answer)).exceptionally(failure -> {
                LOG.error(
                        "{}'s late answer to {} is lost",
                        late.account(),
                        asked.quotation().id(),
                        failure);
                return null;
            });
        }
    }

    private void hear(Quotation asked, Answer<RateAnswer> answer) {
        Offers offers = panel.late(asked.request(), answer, asked.quotedAt());
        boolean settled = false;
        while (!settled) {
            settled = transactions.call(() -> settle(asked, answer.account(), offers));
        }
    }

    /** False when somebody else changed the quotation at this moment. */
    private boolean settle(Quotation asked, String account, Offers offers) {
        Optional<Quotation> kept = store.find(asked.id(), asked.organisation())
                .filter(now -> now.round().version() == asked.round().version())
                .filter(now -> now.exclusions().stream().anyMatch(exclusion -> isLate(exclusion, account)));
        return kept.map(now -> store.replace(with(now, account, offers))).orElse(true);
    }

    private static Quotation with(Quotation kept, String account, Offers offers) {
        List<Option> options = Stream.concat(kept.options().stream(), offers.options().stream())
                .toList();
        List<Exclusion> exclusions = Stream.concat(
                        kept.exclusions().stream().filter(exclusion -> !isLate(exclusion, account)),
                        offers.exclusions().stream())
                .toList();
        List<Round> history = new ArrayList<>(kept.history());
        Round round = kept.round();
        history.set(
                history.size() - 1, new Round(round.version(), round.quotedAt(), options.size(), exclusions.size()));
        return new Quotation(
                kept.id(),
                kept.organisation(),
                kept.request(),
                options,
                exclusions,
                Ranking.of(options, kept.request().shipment().readyDate()),
                kept.quotedAt(),
                kept.version() + 1,
                history,
                Stream.concat(kept.answered().stream(), offers.answered().stream())
                        .toList(),
                kept.awaitedUntil());
    }

    private static boolean isLate(Exclusion exclusion, String account) {
        return exclusion.reason() == Reason.LATE && exclusion.carrier().equals(account);
    }
}
