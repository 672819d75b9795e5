package org.kontor.itests.crash;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.kontor.itests.crash.ClientJournal.Answer;
import org.kontor.payments.domain.BookedEntry;
import org.kontor.payments.domain.CallingOff;
import org.kontor.payments.domain.EntryWord;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.PaymentState;
import org.kontor.payments.domain.ReturnDesk;
import org.kontor.payments.domain.StatementDesk;
import org.kontor.payments.domain.SuspenseDesk;
import org.kontor.security.Caller;
import org.kontor.values.Money;

/** How a buyer pays, by card or from a bank, and gives up. */
final class Paying {

    private static final Money TOO_MUCH = Money.of(5, "USD");
    private static final int MANY = 10_000;

    private final House house;
    private final ClientJournal journal;
    private final Caller buyer;
    private final PaymentDesk payments;
    private final StatementDesk statements;
    private final SuspenseDesk suspense;
    private final ReturnDesk returns;

    Paying(House house, ClientJournal journal) {
        this.house = house;
        this.journal = journal;
        this.buyer = house.traders.buyer;
        this.payments = house.the(PaymentDesk.class);
        this.statements = house.the(StatementDesk.class);
        this.suspense = house.the(SuspenseDesk.class);
        this.returns = house.the(ReturnDesk.class);
    }

    /** {@code otherwise}: the order's own way was refused before. */
    void begin(Trade trade, boolean otherwise) {
        Optional<UUID> instrument = Optional.of(Traders.instrument("tok-ok")).filter(ok -> otherwise);
        UUID payment = payments.begin(trade.order(), instrument, Optional.empty(), buyer);
        journal.answered(Answer.BEGUN, payment);
        carryOut(payment);
    }

    void goOn(Trade trade, Payment payment) {
        if (payment.state().awaitsFunds()) {
            send(trade, payment);
        } else if (trade.script() == Script.GIVEN_UP && payment.state() == PaymentState.PENDING) {
            CallingOff callingOff = house.the(CallingOff.class);
            callingOff.begin(payment.id(), buyer);
            callingOff.carryOut(payment.id());
        } else {
            carryOut(payment.id());
        }
    }

    private void carryOut(UUID payment) {
        payments.carryOut(payment);
        if (payments.standing(payment, buyer).payment().state() == PaymentState.CAPTURED) {
            journal.answered(Answer.PAID, payment);
        }
    }

    private void send(Trade trade, Payment payment) {
        PaymentDesk.Standing standing = payments.standing(payment.id(), buyer);
        if (standing.awaited().isEmpty()) {
            return;
        }
        String reference = standing.awaited().get().remittance().reference();
        if (trade.script() == Script.SUSPENSE) {
            take(payment, "nobody", payment.amount(), "for lamps");
            allocate(payment);
        } else if (trade.script() != Script.STRAY || strayIsBack(payment)) {
            Money first =
                    new Money(payment.amount().minor() / 3, payment.amount().currency());
            take(payment, "first", first, reference);
            take(payment, "rest", payment.amount().minus(first).plus(TOO_MUCH), reference);
        }
    }

    private void take(Payment payment, String part, Money amount, String words) {
        take(payment, part, amount, "Elbe Leuchten GmbH", words);
    }

    private void take(Payment payment, String part, Money amount, String party, String words) {
        String id = part + "-" + payment.id();
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        byte[] file = Walk.statement(payment.id(), Walk.entry(id, today, amount.amount(), party, words));
        statements.take(Traders.ACCOUNT, part + ".txt", file);
        journal.answered(Answer.ENTRY, id);
    }

    /** True when the operator has sent back what somebody sent for something else. */
    private boolean strayIsBack(Payment payment) {
        Result<Record> stray =
                house.tables.rows("bank_entries", Tables.ENTRY.eq("stray-" + payment.id()), Tables.ID, Tables.STATE);
        if (stray.isEmpty()) {
            take(payment, "stray", payment.amount(), "Alster Chairs <iban-3000>", "for chairs");
            return false;
        }
        UUID entry = stray.get(0).get(Tables.ID);
        BookedEntry.State state = BookedEntry.State.valueOf(stray.get(0).get(Tables.STATE));
        if (state == BookedEntry.State.SUSPENSE) {
            EntryWord word = new EntryWord(EntryWord.Way.SEND_BACK, Optional.empty(), "we sell no chairs");
            returns.begin(entry, word, house.traders.operator);
            journal.answered(Answer.SENT_BACK, entry);
        }
        returns.carryOut(entry);
        return state == BookedEntry.State.SENT_BACK;
    }

    /** The operator has asked the buyer. */
    private void allocate(Payment payment) {
        suspense.in(BookedEntry.State.SUSPENSE, MANY).stream()
                .filter(entry -> entry.entryId().equals("nobody-" + payment.id()))
                .forEach(entry -> {
                    suspense.allocate(entry.id(), payment.id(), "operator");
                    journal.answered(Answer.ALLOCATED, entry.entryId());
                });
    }
}
