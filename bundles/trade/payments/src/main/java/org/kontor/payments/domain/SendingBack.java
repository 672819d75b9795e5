package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Intention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends nobody's money back to the account that it came from, and books what becomes of it. */
@Component(service = Effect.class)
public final class SendingBack implements Effect<PayoutOutcome> {

    public static final String PURPOSE = "bank-entry.return";

    private final EntryBook book;
    private final BankPostings postings;
    private final AskSchedule schedule;
    private final Transactions transactions;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public SendingBack(
            @Reference EntryBook book,
            @Reference BankPostings postings,
            @Reference AskSchedule schedule,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.book = book;
        this.postings = postings;
        this.schedule = schedule;
        this.transactions = transactions;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** The sender's account is bound first, as a trader's is; that sends nothing. */
    @Override
    public PayoutOutcome act(Intention intention) {
        BookedEntry entry = transactions.call(() -> book.found(intention.resource()));
        IdempotencyKey binding = IdempotencyKey.of(
                UUID.nameUUIDFromBytes((intention.id() + ":payee").getBytes(StandardCharsets.US_ASCII)));
        BindingOutcome payee = providers.act(
                Target.of(Instruments.class, intention.provider()).about(intention.subject()),
                instruments -> instruments.bind(entry.partyAccount(), entry.party(), binding));
        return payee.fold(
                bound -> providers.act(
                        bank(intention),
                        payouts -> payouts.pay(
                                bound.instrument().token(),
                                entry.amount(),
                                "Return of " + entry.bookedOn(),
                                intention.key())),
                declined -> new PayoutOutcome.Rejected(declined.reason()),
                action -> new PayoutOutcome.Rejected("the sender would have to confirm its account first"));
    }

    @Override
    public Optional<PayoutOutcome> find(Intention intention) {
        return providers.ask(bank(intention), payouts -> payouts.findPayout(intention.key()));
    }

    /** What has come back after all is another entry of the bank's, and waits by itself. */
    @Override
    public Optional<Instant> settle(Intention intention, PayoutOutcome outcome) {
        BookedEntry entry = book.found(intention.resource());
        if (entry.outcome().state() != State.SENDING_BACK) {
            return Optional.empty();
        }
        return outcome.fold(
                settled -> sent(entry, intention, "sent back as " + settled.reference()),
                accepted -> Optional.of(schedule.nextWatched(clock.instant())),
                rejected -> notSent(entry, intention, rejected.reason()),
                returned -> sent(entry, intention, "sent back, and came back: " + returned.reason()));
    }

    /** The entry stays SENDING_BACK; {@code kontor:work} has the intention. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private Optional<Instant> sent(BookedEntry entry, Intention intention, String note) {
        postings.sentBack(entry, intention.id());
        book.save(entry, Outcome.of(State.SENT_BACK, entry.outcome().note() + "; " + note));
        return Optional.empty();
    }

    private Optional<Instant> notSent(BookedEntry entry, Intention intention, String reason) {
        postings.notSentBack(entry, intention.id());
        book.save(entry, Outcome.of(State.SUSPENSE, "could not be sent back: " + reason));
        return Optional.empty();
    }

    private static Target<Payouts> bank(Intention intention) {
        return Target.of(Payouts.class, intention.provider()).about(intention.subject());
    }
}
