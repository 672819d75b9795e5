package org.kontor.payment.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.toolkit.Journal;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One sandbox merchant account: its charges and its instruments, with one set of books. */
@Component(
        service = {Charges.class, Instruments.class, AccountCheck.class},
        configurationPid = "org.kontor.payment.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class SandboxPayments implements Charges, Instruments, AccountCheck {

    private final Journal journal;
    private final Charges charges;
    private final Instruments instruments;
    private final Troubles troubles;

    @Activate
    public SandboxPayments(Settings settings, @Reference Clock clock) {
        this.journal = Journal.at(settings.journal(), settings.service_pid());
        this.troubles = new Troubles(settings);
        this.charges = new SandboxCharges(new Books(journal), troubles, settings, clock);
        this.instruments = new SandboxInstruments(journal, troubles, settings.action_uri());
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
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return instruments.bind(setup, holder, key);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return instruments.findBinding(key);
    }

    @Override
    public List<String> check() {
        return troubles.rejected();
    }
}
