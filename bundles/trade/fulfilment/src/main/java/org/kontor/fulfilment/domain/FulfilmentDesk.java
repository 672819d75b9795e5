package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Label;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads a seller from a paid order to the carrier's hands. */
@Component(service = FulfilmentDesk.class)
public final class FulfilmentDesk {

    /** An order with its fulfilment, and how booking the carrier or cancelling that stands while it is undecided. */
    public record Standing(Order order, Fulfilment fulfilment, Optional<Intention> undecided) {}

    private final FulfilmentStore store;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Intentions intentions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public FulfilmentDesk(
            @Reference FulfilmentStore store,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
        this.intentions = intentions;
        this.facts = facts;
        this.clock = clock;
    }

    /** For the order's parties and operators. */
    public Standing standing(UUID orderId, Caller viewer) {
        return transactions.call(() -> {
            Order order = orders.order(orderId, viewer);
            Fulfilment fulfilment = found(orderId);
            Optional<Intention> undecided =
                    switch (fulfilment.state()) {
                        case BOOKING, BOOKING_AWAITED -> intentions.latest(orderId, BookingEffect.PURPOSE);
                        case VOIDING, WITHDRAWING -> intentions.latest(orderId, VoidEffect.PURPOSE);
                        default -> Optional.empty();
                    };
            return new Standing(order, fulfilment, undecided);
        });
    }

    /** Compares every line; differences are recorded and stop the fulfilment until a later check has none. */
    public void check(UUID orderId, Caller seller, List<LineCheck> found) {
        transactions.run(() -> {
            Order order = sellersOrder(orderId, seller);
            List<Mismatch> mismatches = LineChecks.compare(order.lines(), found);
            boolean matches = mismatches.isEmpty();
            Fulfilment fulfilment =
                    found(orderId).moved(matches ? FulfilmentAction.CHECK : FulfilmentAction.FIND_MISMATCH);
            save(fulfilment.with(fulfilment.details().checked(found, mismatches)));
            facts.record(
                    orderId,
                    matches ? Fact.Kind.LINES_CHECKED : Fact.Kind.CHECK_FAILED,
                    seller.name(),
                    Map.of("lines", Integer.toString(found.size()), "mismatches", mismatches.toString()));
        });
    }

    /** Records the packages; they may be recorded again until the carrier is booked. */
    public void pack(UUID orderId, Caller seller, List<Packed> packages) {
        transactions.run(() -> {
            Order order = sellersOrder(orderId, seller);
            Fulfilment fulfilment = found(orderId).moved(FulfilmentAction.PACK);
            Packing.require(order, packages);
            save(fulfilment.with(fulfilment.details().packed(packages)));
            var parcels = packages.stream().map(Packed::parcel).toList();
            facts.record(
                    orderId,
                    Fact.Kind.PACKED,
                    seller.name(),
                    Map.of(
                            "packages", Integer.toString(Packing.count(parcels)),
                            "grossGrams", Long.toString(Packing.grossGrams(parcels))));
        });
    }

    /** A carrier that took bookings and is away for now will be asked when it is back. */
    private boolean isBookable(String carrier) {
        return providers.has(Bookings.class, carrier)
                || providers.departed(Bookings.class).stream()
                        .anyMatch(gone -> gone.account().equals(carrier));
    }

    /** Begins the booking in the caller's transaction; returns the order's id for {@link #carryOutBooking}. */
    public UUID beginBooking(UUID orderId, Caller seller) {
        return transactions.call(() -> {
            Order order = sellersOrder(orderId, seller);
            Fulfilment fulfilment = found(orderId);
            Fulfilment booking = fulfilment.moved(FulfilmentAction.BOOK);
            if (!isBookable(fulfilment.carrier())) {
                throw TradeRuleException.conflict(
                        "carrier-not-bookable",
                        fulfilment.carrier() + " cannot be booked through Kontor",
                        "book at the carrier yourself and enter its waybill number");
            }
            save(booking);
            facts.record(orderId, Fact.Kind.BOOKING_STARTED, seller.name(), Map.of("carrier", fulfilment.carrier()));
            intentions.intend(
                    BookingEffect.PURPOSE,
                    orderId,
                    orderId,
                    fulfilment.carrier(),
                    order.option().service());
            return orderId;
        });
    }

    /** Outside any transaction. */
    public void carryOutBooking(UUID orderId) {
        intentions.latest(orderId, BookingEffect.PURPOSE).ifPresent(intentions::carryOut);
    }

    /** The carrier has the goods. */
    public void handOver(UUID orderId, Caller seller) {
        transactions.run(() -> {
            Order order = sellersOrder(orderId, seller);
            Fulfilment fulfilment = found(orderId).moved(FulfilmentAction.HAND_OVER);
            save(fulfilment.with(fulfilment.details().handedOver(clock.instant())));
            facts.record(orderId, Fact.Kind.SHIPPED, seller.name(), Promised.with(order, fulfilment));
        });
    }

    /** The carrier's label; not found before the booking. */
    public Label label(UUID orderId, Caller viewer) {
        return transactions.call(() -> {
            orders.order(orderId, viewer);
            return store.label(orderId).orElseThrow(() -> TradeRuleException.notFound("label"));
        });
    }

    Fulfilment found(UUID order) {
        return store.find(order)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "not-paid",
                        "The order is not paid yet",
                        "wait for the buyer's payment; nothing is prepared before it"));
    }

    void save(Fulfilment changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("fulfilment");
        }
    }

    void recordBooked(Fulfilment booked, String actor) {
        facts.record(
                booked.order(),
                Fact.Kind.BOOKED,
                actor,
                Map.of("carrier", booked.carrier(), "waybill", booked.waybill().orElseThrow()));
    }

    /** The order, when the caller is its seller. */
    Order sellersOrder(UUID orderId, Caller seller) {
        Order order = orders.order(orderId, seller);
        if (!order.seller().equals(seller.organisation())) {
            throw TradeRuleException.forbidden(
                    "only-the-seller", "Only the order's seller prepares and ships it", "sign in as the seller");
        }
        return order;
    }
}
