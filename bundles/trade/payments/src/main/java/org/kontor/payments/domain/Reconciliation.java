package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.RecentPayments;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * I5: providers have no list that we could compare, so some of the latest payments are asked about again, each until it
 * fits. Money that came for a declined one is booked by that, and given back. A provider that cannot be asked proves
 * nothing.
 */
@Component(service = Invariant.class)
public final class Reconciliation implements Invariant {

    static final int SAMPLE = 20;

    /** What providers can be asked about may be behind what they have answered. */
    private static final Duration BEHIND = Duration.ofMinutes(2);

    private static final int REMEMBERED = 10_000;

    private final RecentPayments recent;
    private final PaymentStore store;
    private final SecondLook secondLook;
    private final Providers providers;
    private final Intentions intentions;
    private final Facts facts;
    private final Transactions transactions;
    private final Clock clock;

    /** Found to fit, with the state in which they did. */
    private final Map<UUID, PaymentState> fitting = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, PaymentState> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Activate
    public Reconciliation(
            @Reference RecentPayments recent,
            @Reference PaymentStore store,
            @Reference SecondLook secondLook,
            @Reference Providers providers,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.recent = recent;
        this.store = store;
        this.secondLook = secondLook;
        this.providers = providers;
        this.intentions = intentions;
        this.facts = facts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String number() {
        return "I5";
    }

    @Override
    public String name() {
        return "providers say of payments that they have decided what we have booked";
    }

    @Override
    public Look since(Instant since) {
        List<String> evidence = new ArrayList<>();
        Set<String> silent = new HashSet<>();
        long asked = 0;
        for (Payment payment : sample(since)) {
            if (silent.contains(payment.provider()) || !providers.has(Charges.class, payment.provider())) {
                continue;
            }
            try {
                compare(payment).ifPresentOrElse(evidence::add, () -> fitting.put(payment.id(), payment.state()));
                asked++;
            } catch (ProviderException notNow) {
                silent.add(payment.provider());
            }
        }
        return new Look(asked, evidence);
    }

    private List<Payment> sample(Instant since) {
        Instant before = clock.instant().minus(BEHIND);
        return transactions.call(() -> {
            List<UUID> ids = new ArrayList<>(recent.taken(since, before, SAMPLE));
            ids.addAll(recent.declined(since, before, SAMPLE));
            return ids.stream()
                    .flatMap(id -> store.find(id).stream())
                    .filter(payment -> fitting.get(payment.id()) != payment.state())
                    .filter(payment -> !decidedByAPerson(payment))
                    .toList();
        });
    }

    /** What is wrong, if something is. */
    private Optional<String> compare(Payment payment) {
        Intention intention = transactions
                .call(() -> intentions.latest(
                        payment.id(), payment.reserved() ? CaptureEffect.PURPOSE : ChargeEffect.PURPOSE))
                .orElseThrow();
        Optional<PaymentOutcome> told = providers.ask(
                Target.of(Charges.class, payment.provider()).about(payment.order()),
                charges -> charges.find(intention.key()));
        return payment.state() == PaymentState.DECLINED ? late(payment, told) : taken(payment, told);
    }

    private Optional<String> taken(Payment payment, Optional<PaymentOutcome> told) {
        boolean same = told.filter(Succeeded.class::isInstance)
                .map(Succeeded.class::cast)
                .filter(success -> success.amount().equals(payment.amount()))
                .filter(success -> payment.reserved()
                        || success.reference().equals(payment.answer().reference()))
                .isPresent();
        return same ? Optional.empty() : Optional.of(told(payment, told));
    }

    private Optional<String> late(Payment payment, Optional<PaymentOutcome> told) {
        if (told.filter(Succeeded.class::isInstance).isEmpty()) {
            return Optional.empty();
        }
        secondLook.carryOut(payment.id());
        Payment after = transactions.call(() -> store.find(payment.id()).orElseThrow());
        return after.state() == PaymentState.DECLINED ? Optional.of(told(payment, told)) : Optional.empty();
    }

    private static String told(Payment payment, Optional<PaymentOutcome> told) {
        return "payment " + payment.id() + " of " + payment.amount() + " is " + payment.state() + " here, and at "
                + payment.provider() + " "
                + told.map(outcome -> outcome instanceof Succeeded success
                                ? "succeeded with " + success.amount() + " as " + success.reference()
                                : outcome.getClass().getSimpleName())
                        .orElse("unknown");
    }

    /** An operator knew more than the provider's answer. */
    private boolean decidedByAPerson(Payment payment) {
        return payment.state() != PaymentState.DECLINED
                && facts.of(payment.order()).stream()
                        .filter(fact -> fact.kind() == Fact.Kind.PAID)
                        .filter(fact ->
                                payment.id().toString().equals(fact.details().get("payment")))
                        .anyMatch(fact -> fact.details().containsKey("decidedBy"));
    }
}
