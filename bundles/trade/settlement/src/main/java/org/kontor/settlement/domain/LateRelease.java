package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.store.Transactions;
import org.kontor.tracking.Deliveries;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks every day whether goods that only time has accepted were delivered after all, and releases then. */
@Component(service = TimerHandler.class)
public final class LateRelease implements TimerHandler {

    static final String PURPOSE = "settlement.late-release";
    static final Duration EVERY = Duration.ofDays(1);

    private final SettlementBook book;
    private final Releasing releasing;
    private final Deliveries deliveries;
    private final SettlementTerms terms;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LateRelease(
            @Reference SettlementBook book,
            @Reference Releasing releasing,
            @Reference Deliveries deliveries,
            @Reference SettlementTerms terms,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.book = book;
        this.releasing = releasing;
        this.deliveries = deliveries;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID order) {
        return transactions.call(() -> {
            if (deliveries.confidence(order).value() < terms.confidence()) {
                return Optional.of(clock.instant().plus(EVERY));
            }
            releasing.everything(book.claim(order), "the goods were delivered and not refused in time", order);
            return Optional.<Instant>empty();
        });
    }
}
