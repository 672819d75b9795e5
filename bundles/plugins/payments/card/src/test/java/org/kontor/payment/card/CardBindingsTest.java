package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.BindingOutcome.ActionRequired;
import org.kontor.payment.BindingOutcome.Bound;
import org.kontor.payment.BindingOutcome.Declined;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;

/** Cards that Stripe's pages have taken, in every form that a page gives them to us. */
public class CardBindingsTest {

    private static final String HOLDER = "Lantern Works";

    @Rule
    public final CardShop shop = new CardShop();

    private final CardPayments card = shop.plugin();
    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Test
    public void aFinishedSetupIsBoundAndMarkedWithOurKey() {
        ObjectNode setup = shop.finishedSetup("pm_1", "cus_7");
        Bound bound = new Bound(new Instrument(new PayerToken("cus_7/pm_1"), "VISA", "4242", HOLDER));

        assertEquals(bound, card.bind(CardShop.SETUP, HOLDER, key));
        assertEquals(key.value(), setup.at("/metadata/kontor_key").asText());
        assertEquals(Optional.of(bound), card.findBinding(key));
        assertEquals(Optional.empty(), card.findBinding(IdempotencyKey.fresh()));
    }

    @Test
    public void aSetupsSecretGoesNoFurther() {
        shop.finishedSetup("pm_1", "cus_7");

        assertTrue(card.bind(CardShop.SETUP + "_secret_xyz", HOLDER, key) instanceof Bound);
        assertTrue(shop.provider.calls().stream().noneMatch(call -> (call.target() + call.text()).contains("secret")));
    }

    @Test
    public void aCardThatBelongsToNobodyGetsACustomer() {
        shop.finishedSetup("pm_1", null);

        Bound bound = (Bound) card.bind(CardShop.SETUP, HOLDER, key);
        assertEquals(new PayerToken("cus_1/pm_1"), bound.instrument().token());
        assertEquals(
                List.of("/v1/customers", "/v1/payment_methods/pm_1/attach", "/v1/setup_intents/" + CardShop.SETUP),
                shop.acts());
    }

    @Test
    public void aCardAloneIsSetUpForChargesWithoutThePayer() {
        Bound bound = (Bound) card.bind("pm_card_visa", HOLDER, key);

        assertEquals(new PayerToken("cus_1/pm_card_visa"), bound.instrument().token());
        assertEquals(List.of("/v1/customers", "/v1/setup_intents"), shop.acts());
        assertEquals("off_session", shop.parameter(1, "usage"));
        assertEquals(Optional.of(bound), card.findBinding(key));
    }

    @Test
    public void aTraderIsSentToStripesPageAndFoundBound() {
        var page = new ActionRequired(URI.create("https://checkout.stripe.com/c/pay/cs_test_2"));

        assertEquals(page, card.bind("checkout", HOLDER, key));
        assertEquals(Optional.of(page), card.findBinding(key));
        shop.finishedSetup("pm_1", "cus_1").withObject("/metadata").put("kontor_holder", HOLDER);
        shop.object("cs_test_2").put("status", "complete").put("setup_intent", CardShop.SETUP);
        assertEquals(
                HOLDER,
                ((Bound) card.findBinding(key).orElseThrow()).instrument().holder());
        assertEquals(page, card.bind("checkout", HOLDER, key));
    }

    @Test
    public void aPageThatTheTraderHasLeftBindsNothing() {
        card.bind("checkout", HOLDER, key);
        shop.object("cs_test_2").put("status", "expired");

        assertEquals(Optional.of(new Declined("expired")), card.findBinding(key));
    }

    @Test
    public void aFinishedPageIsBoundByItsSetup() {
        shop.finishedSetup("pm_1", "cus_7");
        ObjectNode session = JsonNodeFactory.instance.objectNode().put("id", "cs_test_9");
        shop.provider.stripe().objects().put(session.put("status", "complete").put("setup_intent", CardShop.SETUP));

        assertTrue(card.bind("cs_test_9", HOLDER, key) instanceof Bound);
        session.putNull("setup_intent");
        assertEquals(new Declined("setup_incomplete"), card.bind("cs_test_9", HOLDER, key));
    }

    @Test
    public void anUnfinishedSetupIsRefusedOrSentOn() {
        ObjectNode setup = shop.finishedSetup("pm_1", "cus_7");

        setup.put("status", "requires_payment_method");
        assertEquals(new Declined("setup_incomplete"), bind());
        setup.putObject("last_setup_error").put("code", "card_declined").put("decline_code", "do_not_honor");
        assertEquals(new Declined("do_not_honor"), bind());
        setup.put("status", "canceled");
        assertEquals(new Declined("canceled"), bind());
        setup.put("status", "requires_action");
        assertEquals(new Declined("authentication_required"), bind());
        setup.putObject("next_action").putObject("redirect_to_url").put("url", "https://hooks.stripe.com/s");
        assertEquals(new ActionRequired(URI.create("https://hooks.stripe.com/s")), bind());
        assertEquals(List.of(), shop.acts());
    }

    @Test
    public void whatIsNoIdIsSentToNobody() {
        for (String setup : List.of(
                "4242424242424242",
                "4242 4242 4242 4242",
                "pm_4242424242424242",
                "seti_1/../customers",
                "tok_visa",
                "")) {
            assertEquals(setup, new Declined("unknown_setup"), card.bind(setup, HOLDER, key));
        }
        assertTrue(shop.provider.calls().isEmpty());
    }

    private BindingOutcome bind() {
        return card.bind(CardShop.SETUP, HOLDER, key);
    }
}
