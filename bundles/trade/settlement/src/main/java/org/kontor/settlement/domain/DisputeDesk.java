package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Disputes;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a buyer opens a dispute, and where everybody entitled sees it; what is in dispute stays in escrow. */
@Component(service = {Disputes.class, DisputeDesk.class})
public final class DisputeDesk implements Disputes {

    private static final Set<OrderState> UNPAID =
            Set.of(OrderState.PLACED, OrderState.PAYING, OrderState.CANCELLED, OrderState.REFUNDED);

    private final DisputeStore store;
    private final DisputeBook disputes;
    private final SettlementBook settlements;
    private final Releasing releasing;
    private final SettlementTerms terms;
    private final Orders orders;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DisputeDesk(
            @Reference DisputeStore store,
            @Reference DisputeBook disputes,
            @Reference SettlementBook settlements,
            @Reference Releasing releasing,
            @Reference SettlementTerms terms,
            @Reference Orders orders,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.disputes = disputes;
        this.settlements = settlements;
        this.releasing = releasing;
        this.terms = terms;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Claims the order's settlement, so that of a release and a dispute at once one comes second. */
    public Dispute open(UUID orderId, Claim claim, Caller buyer) {
        return transactions.call(() -> {
            Order order = disputable(orderId, buyer);
            Settlement settlement = settlements.claim(orderId);
            requireInTime(settlement);
            requireCovered(order, settlement, claim.amount());
            Money free = releasing.free(settlement);
            Instant now = clock.instant();
            Dispute dispute = new Dispute(
                    Keys.fresh(),
                    orderId,
                    order.number(),
                    order.buyer(),
                    order.seller(),
                    claim.amount(),
                    free.compareTo(claim.amount()) < 0 ? free : claim.amount(),
                    claim.reason(),
                    claim.words(),
                    DisputeStates.TABLE.initial(),
                    1,
                    now,
                    Optional.of(now.plus(terms.negotiation())),
                    Optional.empty());
            disputes.open(dispute, buyer.name());
            CrashPoint.hit("dispute.before-open-commit");
            return dispute;
        });
    }

    public Dispute withdraw(UUID id, String words, Caller buyer) {
        return transactions.call(() -> {
            Dispute dispute = disputes.found(id, buyer);
            if (!dispute.buyer().equals(buyer.organisation())) {
                throw TradeRuleException.forbidden(
                        "only-the-buyer", "Only the buyer takes a dispute back", "offer a split instead");
            }
            Settlement settlement = settlements.claim(dispute.order());
            Dispute withdrawn = disputes.move(dispute, DisputeAction.WITHDRAW, buyer.name(), words);
            releasing.afterwards(settlement, "a dispute was taken back", id);
            return withdrawn;
        });
    }

    public Dispute dispute(UUID id, Caller viewer) {
        return transactions.call(() -> disputes.found(id, viewer));
    }

    public List<Dispute> ofOrder(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            return store.ofOrder(order);
        });
    }

    public List<Dispute> open(Caller viewer, int limit) {
        return transactions.call(() -> store.open(viewer, limit));
    }

    @Override
    public List<Dispute> open(int most) {
        return transactions.call(() -> store.open(most));
    }

    /** The order is called off and its money goes back: nothing is left to dispute. */
    void calledOff(UUID order) {
        store.ofOrder(order).stream()
                .filter(dispute -> dispute.state().open())
                .forEach(dispute ->
                        disputes.move(dispute, DisputeAction.CALL_OFF, "kontor", "the order was called off"));
    }

    private Order disputable(UUID orderId, Caller buyer) {
        Order order = orders.order(orderId, buyer);
        if (!order.buyer().equals(buyer.organisation())) {
            throw TradeRuleException.forbidden(
                    "only-the-buyer", "Only the order's buyer opens a dispute", "sign in as the buyer");
        }
        if (UNPAID.contains(order.state())) {
            throw TradeRuleException.conflict(
                    "nothing-to-dispute",
                    "The order is " + order.state() + ": no money of it is held or released",
                    "look at the order's payments");
        }
        return order;
    }

    private void requireInTime(Settlement settlement) {
        Optional<Instant> last = settlement.acceptedAt().map(at -> at.plus(terms.claims()));
        if (last.isPresent() && clock.instant().isAfter(last.get())) {
            throw TradeRuleException.conflict(
                    "claim-window-closed",
                    "Disputes about this order could be opened until " + last.get(),
                    "write to the seller");
        }
    }

    /** No more than is held or was released, less what is in dispute already. */
    private void requireCovered(Order order, Settlement settlement, Money amount) {
        if (!amount.currency().equals(order.total().currency())) {
            throw TradeRuleException.invalid(
                    "wrong-currency",
                    "amount",
                    "The order was paid in " + order.total().currency(),
                    "claim in that currency");
        }
        Money disputed = store.ofOrder(order.id()).stream()
                .filter(dispute -> dispute.state().open())
                .map(Dispute::amount)
                .reduce(Money.zero(amount.currency()), Money::plus);
        Money most = releasing.held(settlement).plus(settlement.released()).minus(disputed);
        if (amount.compareTo(most) > 0) {
            throw TradeRuleException.conflict(
                    "more-than-paid", "At most " + most + " can be disputed", "claim " + most + " or less");
        }
    }
}
