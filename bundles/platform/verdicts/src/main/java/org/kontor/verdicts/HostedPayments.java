package org.kontor.verdicts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.payment.BankStatement;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Statements;
import org.kontor.payment.Voids;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** A payment provider called by the host: whatever moves money, or keeps it from moving, and bindings are acts. */
record HostedPayments(HostedCalls calls)
        implements Charges, Captures, Voids, Instruments, PaymentPush, Chargebacks, Payouts, Statements {

    /** What the plugin answered, or why it believes or reads nothing: an answer to us, no failure of the plugin's. */
    private record Answer<T>(Optional<T> told, Optional<RuntimeException> refused) {

        static <T> Answer<T> of(Supplier<T> question) {
            try {
                return new Answer<>(Optional.of(question.get()), Optional.empty());
            } catch (SecurityException | InvalidValueException no) {
                return new Answer<>(Optional.empty(), Optional.of(no));
            }
        }

        T orRefusal() {
            return told.orElseThrow(refused::get);
        }
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return calls.act(Charges.class, provider -> provider.charge(payer, amount, reference, key));
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return calls.act(Charges.class, provider -> provider.refund(charge, amount, key));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return calls.ask(Charges.class, provider -> provider.find(key));
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        return calls.act(Captures.class, provider -> provider.capture(charge, amount, key));
    }

    @Override
    public boolean callOff(IdempotencyKey charge) {
        return calls.act(Voids.class, provider -> provider.callOff(charge));
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return calls.act(Instruments.class, provider -> provider.bind(setup, holder, key));
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return calls.ask(Instruments.class, provider -> provider.findBinding(key));
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        return calls.ask(PaymentPush.class, provider -> Answer.of(() -> provider.receive(headers, body)))
                .orRefusal();
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        return calls.ask(Chargebacks.class, provider -> provider.chargeback(reference));
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        return calls.act(Payouts.class, provider -> provider.pay(payee, amount, reference, key));
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        return calls.ask(Payouts.class, provider -> provider.findPayout(key));
    }

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        return calls.ask(Statements.class, provider -> Answer.of(() -> provider.read(fileName, content)))
                .orRefusal();
    }
}
