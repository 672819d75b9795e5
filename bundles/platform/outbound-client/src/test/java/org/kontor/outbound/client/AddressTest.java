package org.kontor.outbound.client;

import static java.util.stream.Collectors.toList;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Promise;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.toolkit.http.Request;

/** However an address is written, and whatever a name service says and when, nobody's own network is reached. */
public class AddressTest {

    private static final URI HOME = URI.create("https://api.acme.example/");
    private static final Duration SHORT = Duration.ofMillis(1500);

    private record Row(String kind, boolean refused, String spelling) {}

    @Rule
    public final Provider provider = new Provider();

    @Rule
    public final Client client = new Client("api.acme.example, *.sandbox.acme.example:8443").loopback(false);

    @Test
    public void theTableIsLongEnough() throws IOException {
        assertTrue(rows("url").size() >= 90);
        assertTrue(rows("dns").size() >= 80);
    }

    @Test
    public void noSpellingInAnAddressGetsPastTheGate() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        client.asking(host -> {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });

        for (Row row : rows("url")) {
            Optional<URI> uri = parsed("https://" + row.spelling() + "/");
            if (uri.isPresent()) {
                client.assertFault(MISCONFIGURED, () -> client.send(Request.act("POST", uri.get())));
                assertTrue(row.spelling(), client.last().refusal().isPresent());
            }
        }
        assertEquals("names asked for", 0, asked.get());
    }

    @Test
    public void whatANameLeadsToIsLookedAt() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows("dns")) {
            client.finding(row.spelling());
            if (row.refused()) {
                client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", HOME)));
            }
            boolean refused = !PublicAddresses.hold(InetAddress.getByName(row.spelling()));
            if (refused != row.refused()) {
                wrong.add(row.spelling());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void oneAddressOfSeveralSpoilsAll() {
        client.finding("2606:4700:4700::1111", "1.1.1.1", "10.0.0.7");

        assertEquals(
                "api.acme.example leads to 10.0.0.7, which is not a public address",
                client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", HOME)))
                        .getMessage());
        assertEquals(Refusal.ADDRESS, client.last().refusal().orElseThrow());
    }

    @Test
    public void theAddressThatWasLookedAtIsTheOneConnectedTo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        // 2e00::/8 was never given to anybody; the second answer would lead to the server below.
        client.within(SHORT).asking(host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "2e00::1" : "127.0.0.1")});
        URI rebound = URI.create("https://a.sandbox.acme.example:8443/");

        client.assertFault(UNAVAILABLE, () -> client.send(Request.query("GET", rebound)));

        assertEquals(1, asked.get());
        client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", rebound)));
        assertEquals(2, asked.get());
        assertEquals(0, provider.connectionsSeen());
    }

    @Test
    public void theResolverHandsOnWhatItLookedAt() throws Exception {
        List<InetSocketAddress> handedOn = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        CheckedResolver resolver = new CheckedResolver(
                host -> {
                    asked.incrementAndGet();
                    return new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("2606:4700::1")};
                },
                Runnable::run);

        resolver.resolve("api.acme.example", 443, Promise.from(handedOn::addAll, failure -> {}));

        assertEquals(
                List.of("1.1.1.1", "2606:4700:0:0:0:0:0:1"),
                handedOn.stream()
                        .map(address -> address.getAddress().getHostAddress())
                        .collect(toList()));
        assertFalse(handedOn.get(0).isUnresolved());
        assertEquals("api.acme.example", handedOn.get(0).getHostString());
        assertEquals(1, asked.get());
    }

    @Test
    public void thisMachineIsReachedInTestsAndRehearsalsOnly() {
        Request question = Request.query("GET", provider.at("/"));
        client.assertFault(MISCONFIGURED, () -> client.send(question));

        client.on(new Errand(Optional.empty(), true));
        assertEquals(200, client.send(question).status());
        client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", HOME)));
        assertEquals(Refusal.REHEARSAL, client.last().refusal().orElseThrow());

        client.on(Errand.OWN).loopback(true);
        assertEquals(200, client.send(question).status());
    }

    @Test
    public void inTestsOnlyThisMachineGoesWithoutTls() {
        client.loopback(true).finding("127.0.0.1");

        client.assertFault(
                MISCONFIGURED, () -> client.send(Request.query("GET", URI.create("http://api.acme.example/"))));
        assertEquals(Refusal.URL, client.last().refusal().orElseThrow());
        client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", HOME)));
        assertEquals(Refusal.ADDRESS, client.last().refusal().orElseThrow());
        for (String url :
                new String[] {"ftp://127.0.0.1/", "file:///etc/passwd", "/etc/passwd", "https:x", "jar:x!/"}) {
            client.assertFault(MISCONFIGURED, () -> client.send(Request.query("GET", URI.create(url))));
        }
    }

    @Test
    public void theManifestNamesHostsAndPorts() {
        AllowedHosts hosts = AllowedHosts.parse("API.acme.example, *.acme.example:8443 ,x1.acme-two.example:443");

        assertTrue(hosts.permit("api.acme.example", 443));
        assertTrue(hosts.permit("a.acme.example", 8443));
        assertTrue(hosts.permit("a.b.acme.example", 8443));
        assertTrue(hosts.permit("x1.acme-two.example", 443));
        assertFalse(hosts.permit("api.acme.example", 80));
        assertFalse(hosts.permit("a.acme.example", 443));
        assertFalse(hosts.permit("acme.example", 8443));
        assertFalse(hosts.permit("evilacme.example", 8443));
        for (String header : new String[] {
            "",
            "*",
            "*.example",
            "acme",
            "api.acme.example,",
            "https://api.acme.example",
            "10.0.0.1",
            "[::1]",
            "a*.acme.example",
            "api.*.example",
            "api.acme.example:0",
            "api.acme.example:65536",
            "api.acme.example;x=y",
            "api_acme.example",
            "-api.acme.example"
        }) {
            assertThrows(header, IllegalArgumentException.class, () -> AllowedHosts.parse(header));
        }
    }

    /** Empty when Java itself does not take it for a URI: then a plugin cannot even ask. */
    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<Row> rows(String kind) throws IOException {
        try (InputStream table = AddressTest.class.getResourceAsStream("addresses.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new Row(parts[0], parts[1].equals("refused"), parts[2]))
                    .collect(toList());
        }
    }
}
