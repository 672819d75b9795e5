package org.kontor.fulfilment.domain;

import java.util.Map;
import java.util.UUID;
import org.kontor.carrier.Cancellations;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.Require;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes back booking requests that a carrier has not confirmed: for the seller by asking the carrier, for an operator, who
 * has spoken with the carrier, at once.
 */
@Component(service = WithdrawalDesk.class)
public final class WithdrawalDesk {

    private final FulfilmentDesk desk;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Intentions intentions;
    private final Facts facts;

    @Activate
    public WithdrawalDesk(
            @Reference FulfilmentDesk desk,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Intentions intentions,
            @Reference Facts facts) {
        this.desk = desk;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
        this.intentions = intentions;
        this.facts = facts;
    }

    /** Begins in the caller's transaction; returns the order's id for {@link #carryOut}. */
    public UUID begin(UUID orderId, Caller caller, String reason) {
        String why = Require.text("reason", reason);
        return transactions.call(() -> {
            if (caller.isOperator()) {
                giveUp(orderId, caller, why);
            } else {
                withdraw(orderId, caller, why);
            }
            return orderId;
        });
    }

    /** Outside any transaction. */
    public void carryOut(UUID orderId) {
        intentions.latest(orderId, VoidEffect.PURPOSE).ifPresent(intentions::carryOut);
    }

    private void withdraw(UUID orderId, Caller seller, String reason) {
        desk.sellersOrder(orderId, seller);
        Fulfilment withdrawing = desk.found(orderId).moved(FulfilmentAction.WITHDRAW);
        String carrier = withdrawing.carrier();
        if (!providers.has(Cancellations.class, carrier)) {
            throw TradeRuleException.conflict(
                    "carrier-not-cancellable",
                    carrier + " cannot be asked through Kontor to give the request up",
                    "ask the carrier yourself; an operator then records that it has");
        }
        String reference = withdrawing.details().awaited().orElseThrow().reference();
        desk.save(withdrawing);
        facts.record(
                orderId, Fact.Kind.BOOKING_WITHDRAWN, seller.name(), Map.of("reference", reference, "reason", reason));
        intentions.intend(VoidEffect.PURPOSE, orderId, orderId, carrier, reference);
    }

    private void giveUp(UUID orderId, Caller operator, String reason) {
        orders.order(orderId, operator);
        Fulfilment packed = desk.found(orderId).moved(FulfilmentAction.GIVE_UP);
        desk.save(packed.with(packed.details().decided()));
        facts.record(orderId, Fact.Kind.BOOKING_FAILED, operator.name(), Map.of("reason", reason));
        intentions
                .latest(orderId, BookingEffect.PURPOSE)
                .ifPresent(request -> intentions.retry(request.id(), operator.name()));
    }
}
