package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payments.Escrows;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends money to a seller's account, and books what becomes of it. */
@Component(service = Effect.class)
public final class PayoutEffect implements Effect<PayoutOutcome> {

    public static final String PURPOSE = "settlement.payout";

    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final Duration LATER = Duration.ofHours(1);

    private final PayoutBook book;
    private final PayoutAccounts accounts;
    private final Escrows escrows;
    private final Transactions transactions;
    private final Providers providers;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public PayoutEffect(
            @Reference PayoutBook book,
            @Reference PayoutAccounts accounts,
            @Reference Escrows escrows,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.book = book;
        this.accounts = accounts;
        this.escrows = escrows;
        this.transactions = transactions;
        this.providers = providers;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** A seller that may not be paid any more, or not there, is refused before the provider hears of it. */
    @Override
    public PayoutOutcome act(Intention intention) {
        Payout payout = transactions.call(() -> book.found(intention.resource()));
        PayerToken payee;
        try {
            payee = transactions
                    .call(() -> accounts.ownInstrument(payout.seller(), payout.instrument()))
                    .token();
        } catch (TradeRuleException e) {
            return new PayoutOutcome.Rejected(e.code());
        }
        return providers.act(
                bank(intention), payouts -> payouts.pay(payee, payout.amount(), reference(payout), intention.key()));
    }

    @Override
    public Optional<PayoutOutcome> find(Intention intention) {
        return providers.ask(bank(intention), payouts -> payouts.findPayout(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, PayoutOutcome outcome) {
        Payout payout = book.found(intention.resource());
        if (payout.state() != PayoutState.SENDING && payout.state() != PayoutState.ACCEPTED) {
            return Optional.empty();
        }
        return outcome.fold(
                settled -> settled(payout, settled),
                accepted -> accepted(payout, accepted),
                rejected ->
                        back(payout.moved(PayoutAction.REJECT).because(rejected.reason()), Fact.Kind.PAYOUT_REJECTED),
                returned -> back(payout.returned(returned), Fact.Kind.PAYOUT_RETURNED));
    }

    /** The payout stays SENDING or ACCEPTED; whoever looks is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private Optional<Instant> settled(Payout payout, PayoutOutcome.Settled answer) {
        Instant now = clock.instant();
        book.save(
                payout.moved(PayoutAction.SETTLE).referring(answer.reference()).settled(now),
                Fact.Kind.PAYOUT_SETTLED,
                payout.provider());
        escrows.payoutSettled(payout.seller(), payout.provider(), payout.amount(), payout.id());
        timers.schedule(ReturnWatch.PURPOSE, payout.id(), now.plus(ReturnWatch.EVERY));
        return Optional.empty();
    }

    private Optional<Instant> accepted(Payout payout, PayoutOutcome.Accepted answer) {
        Payout taken = payout.state() == PayoutState.SENDING ? payout.moved(PayoutAction.ACCEPT) : payout;
        book.save(taken.referring(answer.reference()).askedAgain());
        long asked = payout.asked();
        return Optional.of(clock.instant().plus(asked < STEPS.size() ? STEPS.get((int) asked) : LATER));
    }

    /** The money is where it was, with us: it never left, or came back before it was reported gone. */
    private Optional<Instant> back(Payout changed, Fact.Kind kind) {
        book.save(changed, kind, changed.provider());
        escrows.payoutRejected(changed.seller(), changed.amount(), changed.id());
        return Optional.empty();
    }

    static Target<Payouts> bank(Intention intention) {
        return Target.of(Payouts.class, intention.provider()).about(intention.subject());
    }

    /** At most 35 characters, as banks carry them. */
    private static String reference(Payout payout) {
        return "K-" + payout.id().toString().replace("-", "");
    }
}
