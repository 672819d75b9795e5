package org.kontor.settlement.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.store.SettlementStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where people say what releases a part: an operator that an inspection passed, a buyer that lines are accepted. */
@Component(service = Inspections.class)
public final class Inspections {

    private static final Set<OrderState> UNDER_WAY = Set.of(OrderState.SHIPPED, OrderState.DELIVERED);
    private static final Set<OrderState> IN_PRODUCTION =
            Set.of(OrderState.DEPOSITED, OrderState.PAID, OrderState.BOOKING, OrderState.BOOKED);

    private final SettlementBook book;
    private final SettlementStore store;
    private final Releasing releasing;
    private final SettlementTerms terms;
    private final Orders orders;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Inspections(
            @Reference SettlementBook book,
            @Reference SettlementStore store,
            @Reference Releasing releasing,
            @Reference SettlementTerms terms,
            @Reference Orders orders,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.book = book;
        this.store = store;
        this.releasing = releasing;
        this.terms = terms;
        this.orders = orders;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    public Settlement settlement(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            return book.find(order).orElseThrow(() -> TradeRuleException.notFound("settlement"));
        });
    }

    /** Operators set an order's policy, until something has been released. */
    public Settlement choose(UUID order, ReleasePolicy policy, Caller operator) {
        return transactions.call(() -> {
            requireOperator(operator);
            Settlement claimed = book.claim(order);
            if (!claimed.released().isZero()) {
                throw TradeRuleException.conflict(
                        "released-already", "Money of this order was released under " + claimed.policy(), "leave it");
            }
            return book.save(claimed.under(policy));
        });
    }

    /** Releases the deposit where the policy says so; the report is kept in the order's journal. */
    public Settlement passed(UUID order, String report, Caller operator) {
        return transactions.call(() -> {
            requireOperator(operator);
            require(IN_PRODUCTION, orders.order(order).state(), "inspected before it is shipped");
            Settlement claimed = book.claim(order);
            facts.record(order, Fact.Kind.INSPECTED, operator.name(), Map.of("report", report));
            return claimed.policy() == ReleasePolicy.RELEASE_DEPOSIT_ON_PRODUCTION
                    ? releasing.upTo(claimed, deposit(claimed), "the production passed its inspection", Keys.fresh())
                    : claimed;
        });
    }

    /** Releases what the lines come to; accepting the order releases the rest. */
    public Settlement accept(UUID orderId, Set<Integer> lines, Caller buyer) {
        return transactions.call(() -> {
            Order order = orders.order(orderId, buyer);
            requireBuyer(order, buyer);
            require(UNDER_WAY, order.state(), "accepted line by line once it has been shipped");
            Map<Integer, Money> values =
                    order.lines().stream().collect(Collectors.toMap(OrderLine::number, OrderLine::total));
            requireKnown(values.keySet(), lines);
            Settlement claimed = book.claim(orderId);
            Set<Integer> accepted = new HashSet<>(store.acceptedLines(orderId));
            lines.stream().filter(accepted::add).forEach(line -> store.accept(orderId, line, clock.instant()));
            Money share = Shares.of(claimed.total(), values, accepted);
            return releasing.upTo(claimed, share, "lines " + lines + " were accepted", Keys.fresh());
        });
    }

    private Money deposit(Settlement settlement) {
        BigDecimal minor = BigDecimal.valueOf(settlement.total().minor())
                .multiply(BigDecimal.valueOf(terms.depositPercent()))
                .movePointLeft(2);
        return new Money(
                minor.setScale(0, RoundingMode.DOWN).longValueExact(),
                settlement.total().currency());
    }

    private static void require(Set<OrderState> states, OrderState state, String what) {
        if (!states.contains(state)) {
            throw TradeRuleException.conflict(
                    "wrong-state", "The order is " + state + "; it is " + what, "possible in: " + states);
        }
    }

    private static void requireKnown(Set<Integer> known, Set<Integer> lines) {
        if (lines.isEmpty() || !known.containsAll(lines)) {
            throw TradeRuleException.invalid(
                    "unknown-line", "lines", "The order has the lines " + known, "name some of them");
        }
    }

    private static void requireBuyer(Order order, Caller buyer) {
        if (!order.buyer().equals(buyer.organisation())) {
            throw TradeRuleException.forbidden(
                    "only-the-buyer", "Only the order's buyer accepts goods", "sign in as the buyer");
        }
    }

    private static void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw TradeRuleException.notFound("settlement");
        }
    }
}
