package org.kontor.payment.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestHttp;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.payment.PaymentProvider;
import org.kontor.testkit.live.payment.StripeCall;
import org.kontor.toolkit.http.Http;

/** An account with the Stripe that is played on this machine, by a clock that the test moves. */
final class CardShop implements TestRule {

    static final String SETUP = "seti_1PgafmB7WZ01zgkWTest";

    final TestClock clock = new TestClock();
    final PaymentProvider provider = new PaymentProvider(clock);
    final TestHttp http = new TestHttp();

    /** Its lists show one object at once, so that whoever looks has to turn pages. */
    CardShop() {
        provider.stripe().pages(1);
    }

    @Override
    public Statement apply(Statement base, Description description) {
        return RuleChain.outerRule(provider).around(http).apply(base, description);
    }

    CardPayments plugin() {
        return plugin(http, clock);
    }

    CardPayments plugin(Http way, InstantSource time) {
        return CardPaymentsTest.card(provider.address(), way, time);
    }

    /** A setup that a trader has gone through on a page of ours. */
    ObjectNode finishedSetup(String method, String customer) {
        return provider.stripe().objects().finishSetup(SETUP, method, customer);
    }

    ObjectNode object(String id) {
        return provider.stripe().objects().get(id);
    }

    Call call(int index) {
        return provider.calls().get(index);
    }

    /** The paths of what was done, not of what was asked. */
    List<String> acts() {
        return provider.calls().stream()
                .filter(call -> call.method().equals("POST"))
                .map(call -> call.target().getPath())
                .toList();
    }

    /** A parameter of a call. */
    String parameter(int index, String name) {
        return StripeCall.of(call(index)).form().get(name);
    }

    /** From now on, whoever asks sees payments and refunds changed so. */
    void shows(Consumer<ObjectNode> change) {
        provider.alters(
                Route.of("GET", ".*"),
                (call, reply) -> reply.json(
                        json -> json.findParents("status").forEach(object -> change.accept((ObjectNode) object))));
    }
}
