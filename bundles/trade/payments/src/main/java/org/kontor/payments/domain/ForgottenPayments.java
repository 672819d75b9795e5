package org.kontor.payments.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.PaymentPaths;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.Invariant;
import org.kontor.work.Unplanned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I10, of payments: what has not ended has an effect under way or a timer, or is in the operators' review. */
@Component(service = Invariant.class)
public final class ForgottenPayments implements Invariant {

    private static final String CHARGEBACKS = "payments.chargeback";
    private static final String FUNDS = "payments.funds";
    private static final Set<PaymentState> OPEN = open();

    private final PaymentPaths payments;
    private final ChargebackStore chargebacks;
    private final Intentions intentions;
    private final Unplanned unplanned;
    private final Transactions transactions;

    @Activate
    public ForgottenPayments(
            @Reference PaymentPaths payments,
            @Reference ChargebackStore chargebacks,
            @Reference Intentions intentions,
            @Reference Unplanned unplanned,
            @Reference Transactions transactions) {
        this.payments = payments;
        this.chargebacks = chargebacks;
        this.intentions = intentions;
        this.unplanned = unplanned;
        this.transactions = transactions;
    }

    @Override
    public String number() {
        return "I10";
    }

    @Override
    public String name() {
        return "every payment that has not ended has a next time or is before an operator";
    }

    @Override
    public Look since(Instant since) {
        Map<UUID, PaymentState> standing = transactions.call(() -> payments.standing(OPEN));
        Set<UUID> underWay = intentions.open().stream().map(Intention::resource).collect(Collectors.toSet());
        List<UUID> idle =
                standing.keySet().stream().filter(id -> !underWay.contains(id)).toList();
        List<UUID> awaiting =
                idle.stream().filter(id -> standing.get(id).awaitsFunds()).toList();
        Set<UUID> forgotten = unplanned.of(FUNDS, awaiting);
        List<String> evidence = new ArrayList<>();
        idle.stream()
                .filter(id -> !standing.get(id).awaitsFunds() || forgotten.contains(id))
                .map(id -> "payment " + id + " is " + standing.get(id) + " and nothing will come of it")
                .sorted()
                .forEach(evidence::add);
        List<UUID> disputed = transactions.call(
                () -> chargebacks.open().stream().map(ChargebackCase::id).toList());
        unplanned.of(CHARGEBACKS, disputed).stream()
                .map(id -> "chargeback " + id + " is open and nobody asks about it")
                .sorted()
                .forEach(evidence::add);
        return new Look(standing.size() + (long) disputed.size(), evidence);
    }

    /** A refund that was refused, and a payment in review, are before an operator. */
    private static Set<PaymentState> open() {
        Set<PaymentState> open = EnumSet.range(PaymentState.STARTED, PaymentState.CALLING_OFF);
        open.add(PaymentState.REFUNDING);
        return open;
    }
}
