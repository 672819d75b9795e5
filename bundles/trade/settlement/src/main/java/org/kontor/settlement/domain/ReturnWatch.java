package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payments.Escrows;
import org.kontor.payments.Suspense;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Notices payouts that have come back: asks every day about the settled ones, for as long as that happens, and hears of
 * money that a bank's statement has under a payout's id.
 */
@Component(service = {TimerHandler.class, FactHandler.class})
public final class ReturnWatch implements TimerHandler, FactHandler {

    static final String PURPOSE = "settlement.return-watch";
    static final Duration EVERY = Duration.ofDays(1);

    private final PayoutBook book;
    private final Escrows escrows;
    private final Suspense suspense;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public ReturnWatch(
            @Reference PayoutBook book,
            @Reference Escrows escrows,
            @Reference Suspense suspense,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.book = book;
        this.escrows = escrows;
        this.suspense = suspense;
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

    @Override
    public String step() {
        return "settlement";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.MONEY_UNMATCHED);
    }

    /** The key of a payout of the account that tells, and all of its amount: what is less waits for a person. */
    @Override
    public void on(Fact fact) {
        intentions
                .find(UUID.fromString(fact.details().get("key")))
                .filter(sent -> sent.purpose().equals(PayoutEffect.PURPOSE))
                .filter(sent -> sent.provider().equals(fact.actor()))
                .map(sent -> book.found(sent.resource()))
                .filter(payout ->
                        payout.amount().toString().equals(fact.details().get("amount")))
                .filter(payout -> cameBack(payout, fact.details().get("reason")))
                .ifPresent(payout -> suspense.claim(fact.subject(), "payout " + payout.id() + " came back"));
    }

    /** False for a payout that had never left. */
    private boolean cameBack(Payout payout, String reason) {
        PayoutOutcome.Returned returned = new PayoutOutcome.Returned("", reason.isBlank() ? "returned" : reason);
        return switch (payout.state()) {
            case SETTLED -> {
                takeBack(payout, returned);
                yield true;
            }
            case SENDING, ACCEPTED -> {
                book.save(payout.returned(returned), Fact.Kind.PAYOUT_RETURNED, payout.provider());
                escrows.payoutRejected(payout.seller(), payout.amount(), payout.id());
                yield true;
            }
            case RETURNED -> true;
            case AWAITING_APPROVAL, REFUSED, REJECTED -> false;
        };
    }

    private void takeBack(Payout payout, PayoutOutcome.Returned returned) {
        book.save(payout.returned(returned), Fact.Kind.PAYOUT_RETURNED, payout.provider());
        escrows.payoutReturned(payout.seller(), payout.provider(), payout.amount(), payout.id());
    }
}
