package org.kontor.payment.alipay;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentOverTimeContract;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.payment.Act;
import org.kontor.testkit.live.payment.AntomForm;
import org.kontor.testkit.live.payment.Payer;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;

/** An Antom that hangs, drips, lies, forgets and repeats itself, about cards that it reserves first. */
public class AlipayOverTimeTest extends PaymentOverTimeContract {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<AlipayPayments> opened = new ArrayList<>();

    @After
    public void closeAll() {
        opened.forEach(AlipayPayments::close);
    }

    @Override
    protected Charges open(Http http) {
        closeAll();
        Path journal = folder.getRoot().toPath().resolve("alipay.jsonl");
        AlipayPayments plugin = AlipayPaymentsTest.plugin(
                http,
                provider.address(),
                AlipayPaymentsTest.account(reserves()),
                AlipayPaymentsTest.keys(provider.antom()),
                journal,
                clock);
        opened.add(plugin);
        return plugin;
    }

    @Override
    protected PayerToken payer() {
        return new PayerToken(AntomForm.token("CARD", Payer.RICH));
    }

    @Override
    protected boolean reserves() {
        return true;
    }

    @Override
    protected Route route(Act act) {
        String operation = act instanceof Act.Charge ? "pay" : act instanceof Act.Capture ? "capture" : "refund";
        return Route.of("POST", AntomForm.API + "payments/" + operation)
                .holding(act.key().value());
    }

    @Override
    protected Route callingOff(String charge, IdempotencyKey key) {
        return Route.of("POST", AntomForm.API + "payments/cancel").holding(key.value());
    }

    @Override
    protected Route questions() {
        return Route.of("POST", AntomForm.API + "payments/inquiry.*");
    }

    @Override
    protected URI inbox() {
        return URI.create("https://shop.example/webhooks/antom/payment");
    }
}
