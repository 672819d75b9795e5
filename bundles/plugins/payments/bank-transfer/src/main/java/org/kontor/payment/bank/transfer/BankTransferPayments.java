package org.kontor.payment.bank.transfer;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
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

/** One merchant account with Bank Transfer: which calls its API takes. What is said in them stands in {@link BankTransferJson}. */
@Component(
        configurationPid = "org.kontor.payment.bank.transfer",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = BankTransferPayments.Settings.class, factory = true)
public final class BankTransferPayments implements Charges, Instruments {

    private static final int NOT_FOUND = 404;

    @ObjectClassDefinition(name = "Bank Transfer")
    @interface Settings {

        @AttributeDefinition(description = "where the API begins; its host must stand in bnd.bnd")
        String address() default "https://api.bank-transfer.example/v1/";

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "the account's token, set as .token")
        String _token();
    }

    private final JsonClient api;

    @Activate
    public BankTransferPayments(Settings settings, @Reference Http http) {
        this(http, URI.create(settings.address()), settings._token());
    }

    BankTransferPayments(Http http, URI address, String token) {
        this.api = new JsonClient(http, address, Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        JsonAnswer answer = api.act("charges", BankTransferJson.charge(payer, amount, reference), key);
        return BankTransferJson.payment(answer.body());
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        JsonAnswer answer = api.act("refunds", BankTransferJson.refund(charge, amount), key);
        return BankTransferJson.payment(answer.body());
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        return found("payments/", key).map(answer -> BankTransferJson.payment(answer.body()));
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        JsonAnswer answer = api.act("instruments", BankTransferJson.binding(setup, holder), key);
        return BankTransferJson.instrument(answer.body());
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return found("instruments/", key).map(answer -> BankTransferJson.instrument(answer.body()));
    }

    private Optional<JsonAnswer> found(String where, IdempotencyKey key) {
        JsonAnswer answer = api.get(where + JsonClient.piece(key.value()));
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(answer);
    }
}
