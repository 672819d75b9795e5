package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payments.Escrows;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks every day whether a settled payout has come back, for as long as that happens. */
@Component(service = TimerHandler.class)
public final class ReturnWatch implements TimerHandler {

    static final String PURPOSE = "settlement.return-watch";
    static final Duration EVERY = Duration.ofDays(1);

    private final PayoutBook book;
    private final Escrows escrows;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public ReturnWatch(
            @Reference PayoutBook book,
            @Reference Escrows escrows,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.book = book;
        this.escrows = escrows;
        this.terms = terms;
        this.transactions = transactions;
        this.intentions = intentions;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID id) {
        Intention sent = transactions
                .call(() -> intentions.latest(id, PayoutEffect.PURPOSE))
                .orElseThrow();
        Optional<PayoutOutcome.Returned> returned = providers
                .ask(PayoutEffect.bank(sent), payouts -> payouts.findPayout(sent.key()))
                .filter(PayoutOutcome.Returned.class::isInstance)
                .map(PayoutOutcome.Returned.class::cast);
        return transactions.call(() -> {
            Payout payout = book.found(id);
            if (payout.state() != PayoutState.SETTLED) {
                return Optional.<Instant>empty();
            }
            if (returned.isPresent()) {
                takeBack(payout, returned.get());
                return Optional.<Instant>empty();
            }
            Instant next = clock.instant().plus(EVERY);
            return Optional.of(next).filter(payout.settledAt().orElseThrow().plus(terms.returns())::isAfter);
        });
    }

    private void takeBack(Payout payout, PayoutOutcome.Returned returned) {
        book.save(
                payout.moved(PayoutAction.RETURN)
                        .referring(returned.reference())
                        .because(returned.reason()),
                Fact.Kind.PAYOUT_RETURNED,
                payout.provider());
        escrows.payoutReturned(payout.seller(), payout.amount(), payout.id());
    }
}
