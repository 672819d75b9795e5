package org.kontor.payment.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.kontor.toolkit.Journal;
import org.kontor.toolkit.http.Http;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One sandbox merchant account, which can do whatever a payment provider may, with one set of books. */
@Component(
        service = {
            Charges.class,
            Captures.class,
            Voids.class,
            Instruments.class,
            PaymentPush.class,
            Chargebacks.class,
            Payouts.class,
            Statements.class,
            AccountCheck.class
        },
        configurationPid = "org.kontor.payment.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class SandboxPayments
        implements Charges, Captures, Voids, Instruments, PaymentPush, Chargebacks, Payouts, Statements, AccountCheck {

    private final Journal journal;
    private final Charges charges;
    private final SandboxHolds holds;
    private final Instruments instruments;
    private final PaymentPush inbox;
    private final Chargebacks disputes;
    private final Payouts payouts;
    private final Statements statements = new StatementForm();
    private final Troubles troubles;

    @Activate
    public SandboxPayments(Settings settings, @Reference Http http, @Reference Clock clock) {
        this.journal = Journal.at(settings.journal(), settings.service_pid());
        this.troubles = new Troubles(settings);
        Books books = new Books(journal);
        Seal seal = new Seal(settings._webhook_secret());
        Postman postman = new Postman(http, settings.webhook_url(), seal, clock);
        this.charges = new SandboxCharges(books, troubles, postman, settings, clock);
        this.holds = new SandboxHolds(books, troubles, postman, settings, clock);
        this.instruments = new SandboxInstruments(journal, troubles, settings.action_uri());
        this.inbox = new Inbox(seal, clock);
        this.disputes = new Disputes(books, troubles, settings, clock);
        this.payouts = new SandboxPayouts(books, troubles, postman, settings, clock);
    }

    @Deactivate
    void close() {
        journal.close();
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return charges.charge(payer, amount, reference, key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return charges.refund(charge, amount, key);
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return charges.find(key);
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        return holds.capture(charge, amount, key);
    }

    @Override
    public boolean callOff(IdempotencyKey charge) {
        return holds.callOff(charge);
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return instruments.bind(setup, holder, key);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return instruments.findBinding(key);
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        return inbox.receive(headers, body);
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        return disputes.chargeback(reference);
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        return payouts.pay(payee, amount, reference, key);
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        return payouts.findPayout(key);
    }

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        return statements.read(fileName, content);
    }

    @Override
    public List<String> check() {
        return troubles.rejected();
    }
}
