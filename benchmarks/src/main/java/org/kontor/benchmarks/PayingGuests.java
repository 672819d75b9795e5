package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.payment.Bank;
import org.kontor.testkit.live.payment.Event;
import org.kontor.testkit.live.payment.PaymentProvider;
import org.kontor.testkit.trade.Http;

/** Payment providers brought to a running server for a while: plugins, accounts, and those they speak to. */
final class PayingGuests implements AutoCloseable {

    private static final String OUR_ACCOUNT = "DE89370400440532013000";

    /** How Stripe's names of payments begin; Antom's do not. */
    static final String STRIPES = "pi_";

    /** Days are moments here: disputes are decided without waiting. */
    private static final Map<String, String> TERMS = Map.of("negotiationDays", "0", "evidenceDays", "0");

    private final Path plugins;
    private final URI server;
    private final Visit visit;
    private final PaymentProvider provider = new PaymentProvider(Clock.systemUTC());
    private final PayersPage page = new PayersPage(provider.books());

    /** The providers' books are new each time, and so are the accounts with them. */
    private final String run = "demo" + UUID.randomUUID().toString().substring(0, 4);

    private Bank bank;

    /** {@code plugins} is the folder of the payment modules in the source tree, built; {@code home} the server's. */
    PayingGuests(Path plugins, Path home, URI server, Http operator) {
        this.plugins = plugins;
        this.server = server;
        this.visit = new Visit(home, operator);
    }

    String cards() {
        return "payment.card-" + run;
    }

    String wallets() {
        return "payment.alipay-" + run;
    }

    String transfers() {
        return "payment.bank.transfer-" + run;
    }

    /** Who is Stripe and Antom. */
    PaymentProvider provider() {
        return provider;
    }

    PayersPage page() {
        return page;
    }

    Bank bank() {
        return bank;
    }

    /** Where the bank lays its answers. */
    Path inbox() throws IOException {
        return visit.folder().resolve("inbox");
    }

    /** Where the message about an event goes. */
    URI webhook(Event event) {
        return webhook(event.payment().id().startsWith(STRIPES) ? cards() : wallets());
    }

    private URI webhook(String account) {
        return server.resolve("/api/v1/webhooks/payments/" + account);
    }

    /** Opens the stands and waits until the server has every account. */
    void come() throws IOException {
        bank = new Bank(
                Clock.systemUTC(),
                OUR_ACCOUNT,
                Files.createDirectory(visit.folder().resolve("outbox")));
        Files.createDirectory(inbox());
        playPayersPages();
        List<String> accounts = List.of(cards(), wallets(), transfers());
        visit.accounts(accounts);
        visit.set("etc/org.kontor.outbound.cfg", Map.of("loopback", "true"));
        visit.set("etc/org.kontor.settlement.cfg", TERMS);
        account(cards(), card());
        account(wallets(), wallet());
        account(transfers(), bankTransfer());
        for (String plugin : List.of("card", "alipay", "bank-transfer")) {
            visit.plugin("payment-" + plugin, plugins.resolve(plugin));
        }
        visit.await(accounts);
    }

    /** Takes away what was brought; what was there before comes back. */
    @Override
    public synchronized void close() throws IOException {
        visit.close();
        provider.close();
        page.close();
    }

    /** What waits for the payer waits until the page is confirmed; a wallet shows a code to scan as well. */
    private void playPayersPages() {
        provider.books().waits(true);
        provider.alters(
                Route.of("POST", ".*payments/pay"),
                (call, reply) -> reply.json(answer -> {
                    if (answer.has("normalUrl")) {
                        ((ObjectNode) answer)
                                .putObject("orderCodeForm")
                                .putArray("codeDetails")
                                .addObject()
                                .put("displayType", "TEXT")
                                .put("codeValue", answer.path("normalUrl").asText());
                    }
                }));
    }

    private Map<String, String> card() {
        return Map.of(
                "address",
                provider.address() + "/",
                ".key",
                provider.stripe().key(),
                ".webhook.secrets",
                provider.stripe().webhookSecret(),
                "return.url",
                "https://shop.example/paid");
    }

    private Map<String, String> wallet() throws IOException {
        return Map.of(
                "address", provider.address() + "/ams/api/v1/",
                "client.id", provider.antom().clientId(),
                ".private.key", provider.antom().privateKey(),
                "public.keys", provider.antom().publicKey(),
                "return.url", "https://shop.example/paid",
                "notify.url", webhook(wallets()).toString(),
                "books", visit.folder().resolve("alipay.jsonl").toString());
    }

    private Map<String, String> bankTransfer() throws IOException {
        return Map.of(
                "beneficiary",
                "Kontor Escrow",
                "accounts",
                "USD|" + OUR_ACCOUNT + "|COBADEFFXXX|Commerzbank",
                "town",
                "Hamburg",
                "country",
                "DE",
                "outbox",
                visit.folder().resolve("outbox").toString(),
                "inbox",
                inbox().toString(),
                "books",
                visit.folder().resolve("bank-books").toString());
    }

    private void account(String name, Map<String, String> settings) throws IOException {
        StringBuilder text = new StringBuilder("# Of ./kontor demo --payments, which takes it away again.\n");
        new TreeMap<>(settings).forEach((key, value) -> text.append(key)
                .append(" = ")
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        visit.put("etc/org.kontor." + name + ".cfg", text.toString());
    }
}
