package org.kontor.payments.domain;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.payment.Charges;
import org.kontor.payments.store.AnswerStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.payments.store.VerdictStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators see everything about a payment that nobody can decide by rule, and decide it. */
@Component(service = ReviewDesk.class)
public final class ReviewDesk {

    /** What was heard, oldest first, what the provider says now, and what another operator has proposed. */
    public record Review(
            List<Heard> heard, ProviderWord provider, boolean fourEyes, Optional<Verdict.Proposal> proposed) {}

    private static final Set<PaymentState> FOR_A_PERSON = EnumSet.of(PaymentState.REVIEW, PaymentState.REFUND_FAILED);

    private final PaymentStore store;
    private final AnswerStore answers;
    private final VerdictStore verdicts;
    private final Ruling ruling;
    private final FourEyes fourEyes;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;
    private final Clock clock;

    @Activate
    public ReviewDesk(
            @Reference PaymentStore store,
            @Reference AnswerStore answers,
            @Reference VerdictStore verdicts,
            @Reference Ruling ruling,
            @Reference FourEyes fourEyes,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers,
            @Reference Clock clock) {
        this.store = store;
        this.answers = answers;
        this.verdicts = verdicts;
        this.ruling = ruling;
        this.fourEyes = fourEyes;
        this.transactions = transactions;
        this.intentions = intentions;
        this.providers = providers;
        this.clock = clock;
    }

    /** Payments that an operator must look at, oldest first. */
    public List<Payment> open(int most) {
        return transactions.call(() -> store.in(FOR_A_PERSON, most));
    }

    /** Outside any transaction, for the provider is asked. */
    public Review look(UUID paymentId) {
        ProviderWord word = ask(paymentId);
        return transactions.call(() -> {
            Payment payment = payment(paymentId);
            return new Review(answers.of(paymentId), word, fourEyes.needed(payment.amount()), verdicts.of(paymentId));
        });
    }

    /** What the provider says now; outside any transaction. */
    public ProviderWord ask(UUID paymentId) {
        Payment payment = transactions.call(() -> payment(paymentId));
        Intention asked = intentions
                .latest(paymentId, payment.reserved() ? CaptureEffect.PURPOSE : ChargeEffect.PURPOSE)
                .orElseThrow();
        try {
            return ProviderWord.of(providers.ask(
                    Target.of(Charges.class, payment.provider()).about(payment.order()),
                    charges -> charges.find(asked.key())));
        } catch (ProviderException notNow) {
            return ProviderWord.silent(notNow);
        }
    }

    /**
     * In the caller's transaction; {@code word} is what the provider has said just now. False when another operator
     * must say the same first.
     */
    public boolean decide(UUID paymentId, Verdict verdict, ProviderWord word, Caller operator) {
        return transactions.call(() -> {
            Payment payment = payment(paymentId);
            PaymentStates.TABLE.next(payment.state(), verdict.paid() ? PaymentAction.CAPTURE : PaymentAction.DECLINE);
            ruling.requireFitting(payment, verdict, word);
            if (fourEyes.needed(payment.amount()) && !confirmed(payment, verdict, operator)) {
                verdicts.put(paymentId, Verdict.Proposal.of(verdict, operator, clock.instant()));
                return false;
            }
            answers.insert(paymentId, heard(verdict, word, operator));
            verdicts.remove(paymentId);
            ruling.carryOut(payment, verdict, Map.of("decidedBy", operator.name()));
            return true;
        });
    }

    private boolean confirmed(Payment payment, Verdict verdict, Caller operator) {
        return verdicts.of(payment.id())
                .filter(proposal -> proposal.confirmedBy(verdict, operator))
                .isPresent();
    }

    private Heard heard(Verdict verdict, ProviderWord word, Caller operator) {
        String said = operator.name() + (verdict.paid() ? " says paid: " : " says not paid: ") + verdict.reason()
                + " (the provider: " + word.words() + ")";
        return new Heard(clock.instant(), PaymentState.REVIEW, said.length() <= 255 ? said : said.substring(0, 255));
    }

    private Payment payment(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("payment"));
    }
}
