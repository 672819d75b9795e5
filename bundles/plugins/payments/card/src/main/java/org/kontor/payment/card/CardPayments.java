package org.kontor.payment.card;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.Voids;
import org.kontor.toolkit.http.Http;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One merchant account with Stripe, for cards; what is called and said stands in the classes beside. */
@Component(
        configurationPid = "org.kontor.payment.card",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = CardPayments.Settings.class, factory = true)
public final class CardPayments
        implements Charges, Captures, Voids, Instruments, Chargebacks, PaymentPush, AccountCheck {

    @ObjectClassDefinition(name = "Cards by Stripe")
    @interface Settings {

        @AttributeDefinition(description = "where the API begins; its host must stand in bnd.bnd")
        String address() default "https://api.stripe.com/";

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                description = "the account's secret or restricted key (sk_…, rk_…), set as .key")
        String _key();

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                description = "the secrets of the webhook endpoint (whsec_…), between commas while one takes the place"
                        + " of another, set as .webhook.secrets; without one no message is believed")
        String _webhook_secrets() default "";

        @AttributeDefinition(description = "the version of Stripe's API that is spoken")
        String api_version() default "2026-06-24.dahlia";

        @AttributeDefinition(description = "the connected account to act for (acct_…); empty for the key's own")
        String account() default "";

        @AttributeDefinition(
                description = "the https page where payers come back to from 3-D Secure and from Stripe's form;"
                        + " without it a bank that wants the payer is a refusal")
        String return_url() default "";
    }

    private final CardApi api;
    private final CardCharges charges;
    private final CardRefunds refunds;
    private final CardHolds holds;
    private final CardBindings bindings;
    private final CardInbox inbox;
    private final CardAccount account;

    @Activate
    public CardPayments(Settings settings, @Reference Http http, @Reference Clock clock) {
        this(CardAccount.of(settings), http, clock);
    }

    CardPayments(CardAccount account, Http http, InstantSource clock) {
        this.account = account;
        this.api = new CardApi(http, account.address(), account.headers());
        CardFinder finder = new CardFinder(api, clock);
        this.charges = new CardCharges(api, finder, account.returnUrl());
        this.refunds = new CardRefunds(api, charges);
        this.holds = new CardHolds(api, finder, charges);
        this.bindings = new CardBindings(api, finder, new CardSetupForms(account.returnUrl()));
        this.inbox = new CardInbox(new CardSignature(account.webhookSecrets()), clock);
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return charges.charge(payer, amount, reference, key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return refunds.refund(charge, amount, key);
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
        return bindings.bind(setup, holder, key);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return bindings.find(key);
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        if (!Read.ID.matcher(reference).matches()) {
            return Optional.empty();
        }
        CardAnswer dispute = api.get("v1/disputes/" + reference, new Form());
        return dispute.isNotFound() ? Optional.empty() : Optional.of(dispute.read(CardDispute::chargeback));
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        return inbox.receive(headers, body);
    }

    @Override
    public List<String> check() {
        return account.problems(() -> api.get(CardApi.PAYMENTS, new Form().with("limit", 1)));
    }
}
