package org.kontor.payments.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.PaymentPush;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.CrashPoint;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks a provider what is true about the effect or dispute that one of its messages names; outside any transaction. */
@Component(service = Inquiry.class)
public final class Inquiry {

    /** How asking went. */
    enum Answer {
        /** What the provider said has been settled, or the effect itself asks again. */
        ASKED,
        /** Our own call is still running, or the provider cannot be asked now. */
        BUSY,
        /** Nothing of ours is known by what the message names. */
        UNKNOWN
    }

    private final PaymentStore store;
    private final PaymentDesk desk;
    private final SecondLook secondLook;
    private final ChargebackDesk chargebacks;
    private final Transactions transactions;
    private final Intentions intentions;

    @Activate
    public Inquiry(
            @Reference PaymentStore store,
            @Reference PaymentDesk desk,
            @Reference SecondLook secondLook,
            @Reference ChargebackDesk chargebacks,
            @Reference Transactions transactions,
            @Reference Intentions intentions) {
        this.store = store;
        this.desk = desk;
        this.secondLook = secondLook;
        this.chargebacks = chargebacks;
        this.transactions = transactions;
        this.intentions = intentions;
    }

    Answer ask(ProviderMessage message) {
        CrashPoint.hit("message.before-ask");
        try {
            Answer answer = message.subject() == PaymentPush.Subject.CHARGEBACK
                    ? chargebacks.heard(message.account(), message.reference())
                    : effect(message).map(this::ask).orElseGet(() -> payment(message));
            CrashPoint.hit("message.after-ask");
            return answer;
        } catch (ProviderException notNow) {
            return Answer.BUSY;
        } catch (TradeRuleException e) {
            return busy(e);
        }
    }

    /** Of two messages about one thing at once, the second asks again; what is refused otherwise is not for us to hide. */
    private static Answer busy(TradeRuleException refusal) {
        if (refusal.kind() == TradeRuleException.Kind.STALE) {
            return Answer.BUSY;
        }
        throw refusal;
    }

    private Optional<Intention> effect(ProviderMessage message) {
        return uuid(message.intention()).flatMap(intentions::find).filter(known -> known.provider()
                .equals(message.account()));
    }

    /** An intention that is as it was before has been left to the call that is running. */
    private Answer ask(Intention before) {
        if (before.state() != Intention.State.DONE) {
            return intentions.carryOut(before).equals(before) ? Answer.BUSY : Answer.ASKED;
        }
        return transactions
                .call(() -> store.find(before.resource()))
                .filter(payment -> !before.purpose().equals(RefundEffect.PURPOSE))
                .map(this::look)
                .orElse(Answer.ASKED);
    }

    private Answer payment(ProviderMessage message) {
        return transactions.call(() -> store.knownAs(message.account(), message.reference())).stream()
                .findFirst()
                .map(this::look)
                .orElse(Answer.UNKNOWN);
    }

    /** Whatever is undecided about the payment; of one that was declined, whether money has come after all. */
    private Answer look(Payment payment) {
        if (payment.state() == PaymentState.DECLINED) {
            secondLook.carryOut(payment.id());
            return Answer.ASKED;
        }
        return desk.undecided(payment.id())
                .filter(open -> open.state() != Intention.State.DONE)
                .map(this::ask)
                .orElse(Answer.ASKED);
    }

    private static Optional<UUID> uuid(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
