package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payments.Escrows;
import org.kontor.security.Caller;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.settlement.store.SettlementStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where sellers ask to be paid and operators consent to large payouts; the money is set aside at once. */
@Component(service = PayoutDesk.class)
public final class PayoutDesk {

    /** A payout and, while something outside is undecided, the intention that will decide it. */
    public record Standing(Payout payout, Optional<Intention> undecided) {}

    private final PayoutBook book;
    private final PayoutStore store;
    private final SettlementStore settlements;
    private final PayoutAccounts accounts;
    private final Escrows escrows;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Clock clock;

    @Activate
    public PayoutDesk(
            @Reference PayoutBook book,
            @Reference PayoutStore store,
            @Reference SettlementStore settlements,
            @Reference PayoutAccounts accounts,
            @Reference Escrows escrows,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Clock clock) {
        this.book = book;
        this.store = store;
        this.settlements = settlements;
        this.accounts = accounts;
        this.escrows = escrows;
        this.terms = terms;
        this.transactions = transactions;
        this.intentions = intentions;
        this.clock = clock;
    }

    /** In one transaction; carried out after it. */
    public UUID begin(UUID seller, Money amount, String requestedBy) {
        return transactions.call(() -> {
            PaymentInstrument instrument = usable(seller);
            Payout payout = new Payout(
                    Keys.fresh(),
                    seller,
                    instrument.id(),
                    instrument.provider(),
                    amount,
                    PayoutStates.TABLE.initial(),
                    1,
                    0,
                    "",
                    "",
                    requestedBy,
                    clock.instant(),
                    Optional.empty());
            store.insert(payout);
            CrashPoint.hit("payout.before-post");
            escrows.payoutSent(seller, amount, payout.id());
            CrashPoint.hit("payout.after-post");
            book.record(payout, Fact.Kind.PAYOUT_STARTED, requestedBy);
            if (!terms.limits().needsTwo(amount)) {
                send(payout);
            }
            CrashPoint.hit("payout.before-commit");
            return payout.id();
        });
    }

    /** Outside any transaction. */
    public void carryOut(UUID payout) {
        intentions.latest(payout, PayoutEffect.PURPOSE).ifPresent(intentions::carryOut);
    }

    /** Everything is checked again: the seller may have been rejected or have changed its account since. */
    public UUID approve(UUID id, Caller operator) {
        return transactions.call(() -> {
            Payout payout = awaiting(id, operator);
            if (!usable(payout.seller()).id().equals(payout.instrument())) {
                throw TradeRuleException.conflict(
                        "account-changed", "The seller has another payout account since", "refuse this payout");
            }
            send(payout);
            CrashPoint.hit("payout.before-approval-commit");
            return id;
        });
    }

    public UUID refuse(UUID id, String why, Caller operator) {
        return transactions.call(() -> {
            Payout payout = awaiting(id, operator);
            book.save(payout.moved(PayoutAction.REFUSE).because(why), Fact.Kind.PAYOUT_REJECTED, operator.name());
            escrows.payoutRejected(payout.seller(), payout.amount(), id);
            return id;
        });
    }

    public Standing standing(UUID id, Caller viewer) {
        return transactions.call(() -> {
            Payout payout = book.found(id);
            if (!viewer.isOperator() && !payout.seller().equals(viewer.organisation())) {
                throw TradeRuleException.notFound("payout");
            }
            return standing(payout);
        });
    }

    /** A seller's own, the newest first; for an operator those that wait for consent. */
    public List<Standing> list(Caller viewer, int limit) {
        return transactions.call(() -> (viewer.isOperator()
                        ? store.in(PayoutState.AWAITING_APPROVAL, limit)
                        : store.of(viewer.organisation(), limit))
                .stream().map(this::standing).toList());
    }

    /** What the seller can be paid, in every currency it has sold in. */
    public List<Money> payable(UUID seller) {
        return transactions.call(() -> settlements.currencies(seller).stream()
                .map(currency -> escrows.payable(seller, currency))
                .toList());
    }

    private Standing standing(Payout payout) {
        boolean undecided = payout.state() == PayoutState.SENDING || payout.state() == PayoutState.ACCEPTED;
        return new Standing(
                payout, undecided ? intentions.latest(payout.id(), PayoutEffect.PURPOSE) : Optional.empty());
    }

    private void send(Payout payout) {
        book.save(payout.moved(PayoutAction.APPROVE));
        intentions.intend(
                PayoutEffect.PURPOSE,
                payout.seller(),
                payout.id(),
                payout.provider(),
                payout.instrument() + " " + payout.amount());
    }

    private PaymentInstrument usable(UUID seller) {
        PayoutAccount account = book.claim(seller)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "no-payout-account",
                        "The seller has bound no payout account",
                        "bind one with POST /api/v1/payout-account"));
        Instant now = clock.instant();
        if (now.isBefore(account.usableFrom())) {
            throw TradeRuleException.conflict(
                    "account-too-new",
                    "The payout account was changed and is not used before " + account.usableFrom(),
                    "ask again then");
        }
        return accounts.ownInstrument(seller, account.instrument());
    }

    private Payout awaiting(UUID id, Caller operator) {
        if (!operator.isOperator()) {
            throw TradeRuleException.notFound("payout");
        }
        return book.found(id);
    }
}
