package org.kontor.itests.crash;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.orders.domain.OrderDesk;
import org.kontor.orders.domain.PlacedOrders;
import org.kontor.orders.store.OrderStore;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.PaymentState;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;

/** What the parties of a trade do next. Like clients after a lost answer, they look how it stands before they act. */
final class Walk {

    private static final List<Fact.Kind> JOURNEY =
            List.of(Fact.Kind.BOOKING_STARTED, Fact.Kind.BOOKED, Fact.Kind.SHIPPED, Fact.Kind.DELIVERED);

    private final House house;
    private final ClientJournal journal;
    private final Caller buyer;
    private final OrderDesk orders;
    private final PaymentDesk payments;
    private final Paying paying;
    private final Quarrels quarrels;
    private final PlacedOrders placing;

    Walk(House house, ClientJournal journal) {
        this.house = house;
        this.journal = journal;
        this.buyer = house.traders.buyer;
        this.orders = house.the(OrderDesk.class);
        this.payments = house.the(PaymentDesk.class);
        this.paying = new Paying(house, journal);
        this.quarrels = new Quarrels(house, journal);
        this.placing = new PlacedOrders(house.the(OrderStore.class), house.the(Transactions.class), house.clock);
    }

    void begin(Trade trade) {
        journal.begins(trade);
        place(trade);
    }

    /** True when nothing is left to do. */
    boolean step(Trade trade) {
        place(trade);
        Order order = orders.order(trade.order(), buyer);
        return switch (order.state()) {
            case PLACED, DEPOSITED, PAYING -> unpaid(trade, order);
            case PAID -> paid(trade);
            case DELIVERED -> delivered(trade);
            case CANCELLED -> back(trade);
            case SETTLED, REFUNDED -> true;
            default -> false;
        };
    }

    private void place(Trade trade) {
        if (house.tables.rows("orders", Tables.ID.eq(trade.order()), Tables.ID).isEmpty()) {
            placing.place(
                    trade.order(),
                    buyer.organisation(),
                    house.traders.seller(trade.order()).organisation(),
                    Traders.instrument(trade.script().token()),
                    trade.script().rest());
            journal.answered(Answer.PLACED, trade.order());
        }
    }

    private boolean unpaid(Trade trade, Order order) {
        List<Payment> all = payments(trade);
        List<Payment> undecided =
                all.stream().filter(payment -> payment.state().undecided()).toList();
        if (!undecided.isEmpty()) {
            paying.goOn(trade, undecided.get(0));
            return false;
        }
        boolean declined = all.stream().anyMatch(payment -> payment.state() == PaymentState.DECLINED);
        if (declined && trade.script().cancels()) {
            cancel(trade);
        } else if (order.payable().isPresent()) {
            paying.begin(trade, declined);
        }
        return false;
    }

    private boolean paid(Trade trade) {
        if (trade.script().cancels()) {
            cancel(trade);
        } else if (!trade.script().disputedAtTheBank() || quarrels.decidedByTheBank(payments(trade))) {
            house.the(Transactions.class)
                    .run(() -> JOURNEY.forEach(
                            kind -> house.the(Facts.class).record(trade.order(), kind, "carrier.test", Map.of())));
        }
        return false;
    }

    private boolean delivered(Trade trade) {
        if (trade.script() == Script.DISPUTE && !quarrels.ended(trade)) {
            return false;
        }
        orders.accept(trade.order(), buyer);
        CrashPoint.hit("release.after-commit");
        journal.answered(Answer.ACCEPTED, trade.order());
        return false;
    }

    private void cancel(Trade trade) {
        orders.cancel(trade.order(), buyer, "no longer needed");
        journal.answered(Answer.CANCELLED, trade.order());
    }

    /** Of an order that was called off: true when nobody has been paid anything. */
    private boolean back(Trade trade) {
        List<Payment> undecided = payments(trade).stream()
                .filter(payment -> payment.state().undecided() || payment.state() == PaymentState.REFUNDING)
                .toList();
        undecided.forEach(payment -> payments.carryOut(payment.id()));
        return undecided.isEmpty()
                && payments(trade).stream().allMatch(payment -> payment.state() == PaymentState.DECLINED);
    }

    private List<Payment> payments(Trade trade) {
        return payments.ofOrder(trade.order(), buyer).stream()
                .map(PaymentDesk.Standing::payment)
                .toList();
    }

    OrderState state(Trade trade) {
        return orders.order(trade.order()).state();
    }

    static byte[] statement(UUID payment, String... entries) {
        String head = "sandbox-statement;" + payment + ";DE09000000000000000001\n";
        return (head + String.join("\n", entries)).getBytes(StandardCharsets.UTF_8);
    }

    static String entry(String id, LocalDate day, String amount, String party, String words) {
        return String.join(";", id, day.toString(), "credit", amount, "USD", party, words);
    }
}
