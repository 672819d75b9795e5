package org.kontor.payment.alipay;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Captures;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.Voids;
import org.kontor.toolkit.Journal;
import org.kontor.toolkit.http.Http;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One merchant account with Antom (Alipay+): charges, captures, refunds, cancellations, agreements, messages. */
@Component(
        configurationPid = "org.kontor.payment.alipay",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class AlipayPayments implements Charges, Captures, Voids, Instruments, PaymentPush, AccountCheck {

    private final Account account;
    private final AccountKeys keys;
    private final Journal journal;
    private final Lookup lookup;
    private final Takings takings;
    private final CallingOff callingOff;
    private final Agreements agreements;
    private final Messages messages;

    @Activate
    public AlipayPayments(Settings settings, @Reference Http http, @Reference Clock clock) {
        this(
                settings.address(),
                account(settings),
                settings.key_version(),
                AccountKeys.read(settings._private_key(), settings.public_keys()),
                Books.journal(settings.books(), settings.service_pid()),
                http,
                clock);
    }

    AlipayPayments(
            String address,
            Account account,
            String keyVersion,
            AccountKeys keys,
            Journal journal,
            Http http,
            InstantSource clock) {
        Signatures signatures = new Signatures(account.clientId(), keyVersion, keys);
        Antom antom = new Antom(http, URI.create(address), account.clientId(), signatures, clock);
        Books books = new Books(journal);
        Margin margin = new Margin(account.margin(), clock);
        this.account = account;
        this.keys = keys;
        this.journal = journal;
        this.lookup = new Lookup(antom, books, margin, account, clock);
        this.takings = new Takings(antom, account, books, margin, lookup, clock);
        this.callingOff = new CallingOff(antom, lookup, margin, account);
        this.agreements = new Agreements(antom, account, journal, new Seal(keys.ours()));
        this.messages = new Messages(account, signatures, agreements, clock);
    }

    @Deactivate
    void close() {
        journal.close();
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return takings.charge(Payer.read(payer, account.wallet()), amount, reference, key);
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        return takings.capture(charge, amount, key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return takings.refund(charge, amount, key);
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return lookup.find(key);
    }

    @Override
    public boolean callOff(IdempotencyKey charge) {
        return callingOff.callOff(charge);
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        return agreements.bind(setup, holder, key);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return agreements.find(key);
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        return messages.receive(headers, body);
    }

    /** Asks Antom about a payment that does not exist: so it must know the account and both keys. */
    @Override
    public List<String> check() {
        List<String> wrong = new ArrayList<>();
        if (keys.ours().isEmpty()) {
            wrong.add("`.private.key` is no private RSA key: give PKCS#8 in base64");
        }
        if (keys.theirs().isEmpty()) {
            wrong.add("`public.keys` has no public RSA key of Antom's: give X.509 in base64");
        }
        if (account.publicPath().isEmpty()) {
            wrong.add("`notify.url` is empty: no message of Antom's can be believed");
        }
        if (wrong.isEmpty()) {
            try {
                lookup.payment("kontor-account-check");
            } catch (ProviderException e) {
                wrong.add("Antom cannot be asked with these settings: " + e.getMessage());
            }
        }
        return List.copyOf(wrong);
    }

    private static Account account(Settings settings) {
        return new Account(
                settings.client_id(),
                settings.wallet(),
                settings.capture() == Settings.Capture.MANUAL,
                settings.settlement_currency(),
                settings.merchant_region(),
                settings.return_url(),
                settings.notify_url(),
                Duration.ofSeconds(settings.margin_seconds()));
    }
}
