package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.BindingOutcome.Declined;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Require;

/** Binds cards that Stripe's own pages have taken: which calls these are. */
final class CardBindings {

    private static final String SETUPS = "v1/setup_intents";
    private static final String SESSIONS = "v1/checkout/sessions";

    /** What a trader gives who has been to no page of Stripe's yet. */
    private static final String PAGE = "checkout";

    /** A setup, its secret perhaps behind it; a finished page; or a card alone. */
    private static final Pattern SETUP = Pattern.compile("((?:seti|cs|pm)_\\w+?)(?:_secret_\\w+)?");

    private static final Pattern CARD_NUMBER = Pattern.compile("\\d{13}");

    private final CardApi api;
    private final CardFinder finder;
    private final CardSetupForms forms;

    CardBindings(CardApi api, CardFinder finder, CardSetupForms forms) {
        this.api = api;
        this.finder = finder;
        this.forms = forms;
    }

    /** What is no id of Stripe's, a card's number above all, is sent to nobody. */
    BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        String name = Require.text("holder", holder);
        Matcher id = SETUP.matcher(setup.strip());
        if (setup.strip().equals(PAGE)) {
            return forms.hasPage() ? page(name, key) : new Declined("no_return_url");
        }
        if (!id.matches() || CARD_NUMBER.matcher(setup).find()) {
            return new Declined("unknown_setup");
        }
        String what = id.group(1);
        if (what.startsWith("pm_")) {
            return card(what, name, key);
        }
        return what.startsWith("cs_") ? session(what, name, key) : setup(what, name, key);
    }

    Optional<BindingOutcome> find(IdempotencyKey key) {
        Optional<BindingOutcome> found = finder.setup(key)
                .map(setup -> CardFinder.read(setup, CardSetup::outcome))
                .or(() -> finder.session(key).map(this::visited));
        if (found.isEmpty()) {
            finder.requireConclusive(key);
        }
        return found;
    }

    private BindingOutcome session(String id, String holder, IdempotencyKey key) {
        CardAnswer session = api.get(SESSIONS + "/" + id, new Form());
        if (!session.isGood()) {
            return refused(session);
        }
        String setup = session.read(page -> Read.id(page, "setup_intent"));
        return Read.ID.matcher(setup).matches() ? setup(setup, holder, key) : new Declined("setup_incomplete");
    }

    /** A page that we opened: where it stands, and what it led to. */
    private BindingOutcome visited(JsonNode session) {
        String setup = Read.id(session, "setup_intent");
        return Read.optional(session, "status").equals("complete")
                        && Read.ID.matcher(setup).matches()
                ? outcome(api.get(SETUPS + "/" + setup, forms.whole()))
                : CardFinder.read(session, CardSetupForms::page);
    }

    /** The key is written beside what the trader has done, so that the binding is found by it. */
    private BindingOutcome setup(String id, String holder, IdempotencyKey key) {
        CardAnswer setup = api.get(SETUPS + "/" + id, forms.whole());
        if (!setup.isGood()) {
            return refused(setup);
        }
        if (!setup.read(intent -> Read.text(intent, "status")).equals("succeeded")) {
            return setup.read(CardSetup::outcome);
        }
        if (setup.read(CardSetup::customer).isEmpty()) {
            String card = setup.read(intent -> Read.reference(intent, "payment_method"));
            Optional<BindingOutcome> refusal = keep(card, holder, key);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return outcome(api.act(SETUPS + "/" + id, forms.marks(holder, key), key, "bind"));
    }

    /** A card that belongs to nobody can be charged once only: it is given a customer. */
    private Optional<BindingOutcome> keep(String card, String holder, IdempotencyKey key) {
        CardAnswer customer = api.act("v1/customers", forms.customer(holder, key), key, "customer");
        if (!customer.isGood()) {
            return Optional.of(refused(customer));
        }
        Form owner = new Form().with("customer", customer.id());
        CardAnswer attached = api.act("v1/payment_methods/" + card + "/attach", owner, key, "attach");
        return attached.isGood() ? Optional.empty() : Optional.of(refused(attached));
    }

    private BindingOutcome card(String card, String holder, IdempotencyKey key) {
        CardAnswer customer = api.act("v1/customers", forms.customer(holder, key), key, "customer");
        return customer.isGood()
                ? outcome(api.act(SETUPS, forms.setup(customer.id(), card, holder, key), key, "bind"))
                : refused(customer);
    }

    private BindingOutcome page(String holder, IdempotencyKey key) {
        CardAnswer customer = api.act("v1/customers", forms.customer(holder, key), key, "customer");
        if (!customer.isGood()) {
            return refused(customer);
        }
        CardAnswer session = api.act(SESSIONS, forms.session(customer.id(), holder, key), key, "page");
        return session.isGood() ? session.read(CardSetupForms::page) : refused(session);
    }

    private static BindingOutcome outcome(CardAnswer setup) {
        return setup.isGood() ? setup.read(CardSetup::outcome) : refused(setup);
    }

    private static Declined refused(CardAnswer answer) {
        return new Declined(answer.error().declined(answer.status()).reason());
    }
}
