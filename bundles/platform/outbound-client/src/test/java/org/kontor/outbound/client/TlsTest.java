package org.kontor.outbound.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** Only who proves to be the host we asked for gets to see a request; the certificates are made by the JDK's keytool. */
public class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Provider plain = new Provider();

    private final List<AutoCloseable> open = new ArrayList<>();
    private Limits limits = Limits.ORDINARY.withLoopback();
    private volatile boolean asked;

    @After
    public void close() throws Exception {
        for (AutoCloseable opened : open) {
            opened.close();
        }
    }

    @Test
    public void aHostThatProvesItsNameIsTalkedTo() throws Exception {
        Path key = key("dns:localhost");

        assertEquals(204, client(trusting(key)).send(question(server(key))).status());
    }

    @Test
    public void aCertificateForAnotherHostIsNoProof() throws Exception {
        Path key = key("dns:api.other.example");

        ProviderException failure = refused(client(trusting(key)), server(key));

        assertTrue(failure.getMessage(), failure.getMessage().contains("localhost has no certificate that we trust"));
    }

    @Test
    public void aCertificateThatNobodyVouchesForIsNoProof() throws Exception {
        refused(client(Wire.trustingAsJavaDoes()), server(key("dns:localhost")));
    }

    @Test
    public void aServerThatKeepsSilentInTheHandshakeWasNotReached() {
        URI uri = URI.create("https://127.0.0.1:" + plain.port() + "/");
        limits = new Limits(Duration.ofMillis(1500), 1, 1, true);

        ProviderException failure = assertThrows(
                ProviderException.class, () -> client(Wire.trustingAsJavaDoes()).send(act(uri)));

        assertEquals(failure.getMessage(), UNAVAILABLE, failure.fault());
    }

    @Test
    public void aServerThatSpeaksNoTlsWasNotReached() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> greet(server));
            thread.start();
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");

            ProviderException failure = assertThrows(ProviderException.class, () -> client(Wire.trustingAsJavaDoes())
                    .send(act(uri)));

            assertEquals(failure.getMessage(), UNAVAILABLE, failure.fault());
            thread.join();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write("220 mail.acme.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProviderException refused(Http client, URI server) {
        ProviderException failure = assertThrows(ProviderException.class, () -> client.send(act(server)));
        assertEquals(failure.getMessage(), MISCONFIGURED, failure.fault());
        assertFalse("the request was sent", asked);
        return failure;
    }

    private static Request question(URI server) {
        return Request.query("GET", server);
    }

    private static Request act(URI server) {
        return Request.act("POST", server);
    }

    private Http client(SslContextFactory.Client tls) {
        GuardedClient client = new GuardedClient(
                new Gate(AllowedHosts.none()),
                new Wire("tls", () -> limits, InetAddress::getAllByName, tls),
                () -> limits,
                () -> Errand.OWN,
                exchanged -> {});
        open.add(client);
        return client;
    }

    private URI server(Path key) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(key), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            asked = true;
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    private static SslContextFactory.Client trusting(Path key) throws Exception {
        SslContextFactory.Client tls = Wire.trustingAsJavaDoes();
        tls.setTrustStore(store(key));
        return tls;
    }

    private static KeyStore store(Path key) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(key)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path key(String subject) throws IOException, InterruptedException {
        Path store = folder.getRoot().toPath().resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + subject,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String words = new String(keytool.getInputStream().readAllBytes());
        assertTrue("keytool ends", keytool.waitFor(60, TimeUnit.SECONDS));
        assertEquals(words, 0, keytool.exitValue());
        return store;
    }
}
