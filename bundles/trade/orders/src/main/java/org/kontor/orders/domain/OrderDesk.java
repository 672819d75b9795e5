package org.kontor.orders.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.accounts.Accounts;
import org.kontor.logistics.Logistics;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.orders.store.OrderStore;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes orders, shows them to their parties, and ends them by acceptance or cancellation. */
@Component(service = {Orders.class, OrderDesk.class})
public final class OrderDesk implements Orders {

    private final OrderStore store;
    private final OrderMoves moves;
    private final StagePayments stages;
    private final Drafting drafting;
    private final Accounts accounts;
    private final Logistics logistics;
    private final Transactions transactions;
    private final Facts facts;
    private final Timers timers;
    private final Clock clock;
    private final OrderTimes times;

    @Activate
    public OrderDesk(
            @Reference OrderStore store,
            @Reference Accounts accounts,
            @Reference Logistics logistics,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Timers timers,
            @Reference Clock clock,
            @Reference OrderTimes times) {
        this.store = store;
        this.moves = new OrderMoves(store);
        this.stages = new StagePayments(store);
        this.drafting = new Drafting(accounts, logistics, times);
        this.accounts = accounts;
        this.logistics = logistics;
        this.transactions = transactions;
        this.facts = facts;
        this.timers = timers;
        this.clock = clock;
        this.times = times;
    }

    /** Refuses unless both parties are verified, the option is valid and everything fits together. */
    public Order place(Caller buyer, PlaceOrder wanted) {
        return transactions.call(() -> {
            if (wanted.seller().equals(buyer.organisation())) {
                throw TradeRuleException.invalid(
                        "own-seller", "seller", "An organisation cannot buy from itself", "name another seller");
            }
            accounts.requireVerified(buyer.organisation(), "order");
            accounts.requireVerified(wanted.seller(), "be paid, so nothing can be ordered from it");
            accounts.instrument(buyer.organisation(), wanted.paymentInstrument());
            Logistics.Chosen chosen = logistics.choose(buyer.organisation(), wanted.shipmentRequest(), wanted.option());
            Agreeing.requireSameGoods(wanted.lines(), chosen);
            Agreement agreement = drafting.agreement(wanted, chosen);
            Order order = drafting.order(buyer, wanted.seller(), agreement, clock.instant());
            store.insert(order, agreement);
            timers.schedule(UnpaidOrders.PURPOSE, order.id(), order.placedAt().plus(times.unpaid()));
            facts.record(
                    order.id(),
                    Fact.Kind.ORDER_PLACED,
                    buyer.name(),
                    Map.of(
                            "number", order.number(),
                            "total", order.total().toString(),
                            "carrier", order.option().carrier()));
            return order;
        });
    }

    @Override
    public Order order(UUID id, Caller viewer) {
        return transactions.call(() -> store.find(id, viewer).orElseThrow(() -> TradeRuleException.notFound("order")));
    }

    @Override
    public Order order(UUID id) {
        return transactions.call(() -> store.find(id).orElseThrow(() -> TradeRuleException.notFound("order")));
    }

    @Override
    public Money total(UUID id) {
        return transactions.call(() -> store.agreed(id)
                .orElseThrow(() -> TradeRuleException.notFound("order"))
                .total());
    }

    @Override
    public List<Order> newest(int limit) {
        return transactions.call(() -> store.newest(limit));
    }

    /** The caller's orders, the newest first. */
    public List<Order> visible(Caller viewer, Optional<UUID> after, int limit) {
        return transactions.call(() -> store.visible(viewer, after, limit));
    }

    /** When silence accepts the goods, of those orders whose goods are on their way or have arrived. */
    public Map<UUID, Acceptance> acceptances(List<Order> orders) {
        List<UUID> waiting = orders.stream()
                .filter(order -> order.state() == OrderState.SHIPPED || order.state() == OrderState.DELIVERED)
                .map(Order::id)
                .toList();
        return waiting.isEmpty()
                ? Map.of()
                : transactions.call(() -> store.acceptances().find(waiting).stream()
                        .collect(Collectors.toMap(Acceptance::order, Function.identity())));
    }

    public List<Fact> history(UUID id, Caller viewer) {
        return transactions.call(() -> {
            order(id, viewer);
            return facts.of(id);
        });
    }

    /** The buyer takes the goods as agreed; the escrow is released in the same transaction. */
    public void accept(UUID id, Caller buyer) {
        transactions.run(() -> {
            if (!order(id, buyer).buyer().equals(buyer.organisation())) {
                throw TradeRuleException.forbidden(
                        "only-the-buyer", "Only the order's buyer accepts the goods", "sign in as the buyer");
            }
            accept(id, OrderAction.ACCEPT, buyer.name(), "accepted by the buyer");
        });
    }

    /** For the passed acceptance window. */
    void accept(UUID id, OrderAction action, String actor, String how) {
        moves.move(id, action);
        timers.cancel(AcceptanceWindow.PURPOSE, id);
        facts.record(id, Fact.Kind.ACCEPTED, actor, Map.of("how", how, "action", action.name()));
    }

    /** Either party calls the order off, before shipment; what was paid is refunded. */
    public void cancel(UUID id, Caller party, String reason) {
        transactions.run(() -> {
            Order order = order(id, party);
            if (!order.buyer().equals(party.organisation()) && !order.seller().equals(party.organisation())) {
                throw TradeRuleException.forbidden(
                        "only-a-party", "Only the order's buyer or seller calls it off", "sign in as one of them");
            }
            if (order.seller().equals(party.organisation())) {
                StagePayments.requireOverdue(order, clock.instant(), times);
            }
            cancel(id, order.state(), party.name(), reason);
        });
    }

    void cancel(UUID id, OrderState before, String actor, String reason) {
        OrderMoves.requireCancellable(id, before);
        moves.move(id, before, OrderAction.CANCEL);
        stages.close(id);
        timers.cancel(UnpaidOrders.PURPOSE, id);
        facts.record(
                id,
                Fact.Kind.CANCELLED,
                actor,
                Map.of("reason", reason, "paid", Boolean.toString(before != OrderState.PLACED)));
        CrashPoint.hit("cancellation.before-commit");
    }
}
