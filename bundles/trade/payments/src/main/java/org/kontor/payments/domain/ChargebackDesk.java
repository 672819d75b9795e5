package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.CrashPoint;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks providers how payers' disputes stand, when a message names one and every day until it is decided. */
@Component(service = {TimerHandler.class, ChargebackDesk.class})
public final class ChargebackDesk implements TimerHandler {

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final PaymentStore payments;
    private final ChargebackStore store;
    private final ChargebackBooking booking;
    private final Transactions transactions;
    private final Providers providers;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public ChargebackDesk(
            @Reference PaymentStore payments,
            @Reference ChargebackStore store,
            @Reference ChargebackBooking booking,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.payments = payments;
        this.store = store;
        this.booking = booking;
        this.transactions = transactions;
        this.providers = providers;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return "payments.chargeback";
    }

    /** Every one that is not decided; for operators. */
    public List<ChargebackCase> open() {
        return transactions.call(store::open);
    }

    @Override
    public Optional<Instant> due(UUID id) {
        Optional<ChargebackCase> known = transactions.call(() -> store.find(id)).filter(open -> !open.over());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try {
            heard(known.get().account(), known.get().reference());
            return Optional.of(clock.instant().plus(EVERY));
        } catch (ProviderException notNow) {
            return Optional.of(clock.instant().plus(SOON));
        }
    }

    /** Outside any transaction; believes only what the provider answers now. */
    Inquiry.Answer heard(String account, String reference) {
        if (reference.isEmpty() || !providers.has(Chargebacks.class, account)) {
            return Inquiry.Answer.UNKNOWN;
        }
        Optional<Chargeback> told =
                providers.ask(Target.of(Chargebacks.class, account), plugin -> plugin.chargeback(reference));
        Optional<Payment> payment = told.flatMap(chargeback -> transactions.call(
                () -> payments.knownAs(account, chargeback.charge()).stream().findFirst()));
        if (payment.isEmpty()) {
            return Inquiry.Answer.UNKNOWN;
        }
        transactions.run(() -> settle(payment.get().id(), told.get()));
        CrashPoint.hit("chargeback.after-commit");
        return Inquiry.Answer.ASKED;
    }

    private void settle(UUID paymentId, Chargeback told) {
        Payment payment = payments.find(paymentId).orElseThrow();
        UUID id = ChargebackCase.id(payment.provider(), told.reference());
        Optional<ChargebackCase> known = store.find(id);
        ChargebackCase before = known.orElseGet(() -> ChargebackCase.first(payment, told, clock.instant()));
        if (known.isEmpty()) {
            store.insert(before);
            timers.schedule(purpose(), id, clock.instant().plus(EVERY));
        }
        booking.settle(payment, before, told);
    }
}
