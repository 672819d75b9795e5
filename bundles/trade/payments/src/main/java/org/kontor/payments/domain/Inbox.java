package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.PaymentPush;
import org.kontor.payments.domain.ProviderMessage.State;
import org.kontor.payments.store.MessageStore;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has providers asked about every message that was kept; one about nothing we know is sought for a day, then shown. */
@Component(service = {TimerHandler.class, Inbox.class})
public final class Inbox implements TimerHandler {

    private static final List<Duration> SEEK = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(17));

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final MessageStore store;
    private final Inquiry inquiry;
    private final Transactions transactions;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public Inbox(
            @Reference MessageStore store,
            @Reference Inquiry inquiry,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.store = store;
        this.inquiry = inquiry;
        this.transactions = transactions;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return "payments.message";
    }

    /** In the transaction that keeps the message. */
    void await(ProviderMessage message) {
        if (message.subject() != PaymentPush.Subject.OTHER) {
            timers.schedule(purpose(), message.id(), clock.instant());
        }
    }

    /** What waits and what nobody knows, oldest first. */
    public List<ProviderMessage> open(int most) {
        return transactions.call(() -> store.open(most));
    }

    /** An operator has a message sought again, from the beginning; joins the caller's transaction. */
    public ProviderMessage seekAgain(UUID id) {
        return transactions.call(() -> {
            ProviderMessage message = store.find(id).orElseThrow(() -> TradeRuleException.notFound("message"));
            if (message.state() == State.KEPT || message.state() == State.UNKNOWN) {
                store.update(id, State.KEPT, 0);
                timers.schedule(purpose(), id, clock.instant());
            }
            return store.find(id).orElseThrow();
        });
    }

    @Override
    public Optional<Instant> due(UUID id) {
        return transactions
                .call(() -> store.find(id))
                .filter(message -> message.state() == State.KEPT)
                .flatMap(this::ask);
    }

    private Optional<Instant> ask(ProviderMessage message) {
        return switch (inquiry.ask(message)) {
            case ASKED -> ended(message, State.ASKED);
            case BUSY -> Optional.of(soon(message));
            case UNKNOWN -> seek(message);
        };
    }

    private Instant soon(ProviderMessage message) {
        Instant now = clock.instant();
        boolean fresh = now.isBefore(message.receivedAt().plus(FRESH));
        return now.plus(fresh ? SOON : LATER);
    }

    private Optional<Instant> seek(ProviderMessage message) {
        if (message.looked() >= SEEK.size()) {
            return ended(message, State.UNKNOWN);
        }
        transactions.run(() -> store.update(message.id(), State.KEPT, message.looked() + 1));
        return Optional.of(clock.instant().plus(SEEK.get((int) message.looked())));
    }

    private Optional<Instant> ended(ProviderMessage message, State state) {
        transactions.run(() -> store.update(message.id(), state, message.looked()));
        return Optional.empty();
    }
}
