package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.store.PayoutAccountStore;
import org.kontor.settlement.store.PayoutStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pays sellers by the operator's schedule, when there is one. */
@Component(service = TimerHandler.class)
public final class PayoutRound implements TimerHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PayoutRound.class);
    private static final UUID ROUND = new UUID(0, 2);
    private static final Duration EVERY = Duration.ofHours(1);

    private final PayoutAccountStore accounts;
    private final PayoutStore payouts;
    private final PayoutDesk desk;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public PayoutRound(
            @Reference PayoutAccountStore accounts,
            @Reference PayoutStore payouts,
            @Reference PayoutDesk desk,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.desk = desk;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
        transactions.run(() -> timers.schedule(purpose(), ROUND, clock.instant()));
    }

    @Override
    public String purpose() {
        return "settlement.payout-round";
    }

    @Override
    public Optional<Instant> due(UUID round) {
        terms.payoutEvery().ifPresent(pause -> transactions.call(accounts::all).stream()
                .filter(account -> isDue(account, pause))
                .map(PayoutAccount::seller)
                .forEach(this::pay));
        return Optional.of(clock.instant().plus(EVERY));
    }

    private boolean isDue(PayoutAccount account, Duration pause) {
        Instant latest = transactions.call(() -> payouts.of(account.seller(), 1)).stream()
                .map(Payout::startedAt)
                .findFirst()
                .orElse(account.boundAt());
        return !clock.instant().isBefore(latest.plus(pause));
    }

    private void pay(UUID seller) {
        desk.payable(seller).stream().filter(Money::isPositive).forEach(amount -> pay(seller, amount));
    }

    /** One seller that cannot be paid now keeps no other waiting. */
    private void pay(UUID seller, Money amount) {
        try {
            desk.carryOut(desk.begin(seller, amount, "kontor"));
        } catch (TradeRuleException e) {
            LOG.info("{} is not paid in this round: {}", seller, e.code());
        }
    }
}
