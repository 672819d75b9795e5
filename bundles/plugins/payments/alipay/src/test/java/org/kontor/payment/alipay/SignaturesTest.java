package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.payment.alipay.Vectors.Vector;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Signatures on exact bytes, made and checked. */
public class SignaturesTest {

    @Test
    public void everyVectorIsMadeExactlyAndRecognised() {
        for (String name : List.of("live-path", "sandbox-path", "response", "notify")) {
            Vector vector = Vectors.vector(name);
            Signatures signatures = new Signatures(vector.clientId(), "1", Vectors.KEYS);

            assertEquals(name, vector.header(), signatures.header(vector.path(), vector.time(), bytes(vector.body())));
            assertTrue(name, isGenuine(signatures, vector, vector.header()));
        }
    }

    @Test
    public void rawPlusAndSlashAreTheSameSignature() {
        Vector vector = Vectors.vector("notify");
        Signatures signatures = new Signatures(vector.clientId(), "1", Vectors.KEYS);
        String raw = URLDecoder.decode(vector.header(), StandardCharsets.UTF_8);

        assertTrue(raw.contains("/") && isGenuine(signatures, vector, raw));
        Vector plus = Vectors.vector("response");
        String rawPlus = URLDecoder.decode(plus.header(), StandardCharsets.UTF_8);
        assertTrue(rawPlus.contains("+") && isGenuine(signatures, plus, rawPlus));
        assertTrue("encoded in part", isGenuine(signatures, plus, rawPlus.replace("==", "%3D%3D")));
    }

    @Test
    public void oneByteMoreOrAnotherPlaceIsNotGenuine() {
        Vector vector = Vectors.vector("response");
        Signatures signatures = new Signatures(vector.clientId(), "1", Vectors.KEYS);

        assertFalse(signatures.isGenuine(vector.path(), vector.time(), bytes(vector.body() + "\n"), vector.header()));
        assertFalse(signatures.isGenuine(
                "/ams/api/v1/payments/refund", vector.time(), bytes(vector.body()), vector.header()));
        assertFalse(signatures.isGenuine(vector.path(), "1767225600124", bytes(vector.body()), vector.header()));
        assertFalse(isGenuine(new Signatures("another", "1", Vectors.KEYS), vector, vector.header()));
    }

    @Test
    public void whatIsNoSignatureIsNotGenuine() {
        Vector vector = Vectors.vector("response");
        Signatures signatures = new Signatures(vector.clientId(), "1", Vectors.KEYS);
        String header = vector.header();

        for (String odd : List.of(
                "",
                ",,=,",
                "signature",
                "algorithm=RSA256,keyVersion=1,signature=",
                "algorithm=RSA256,keyVersion=1,signature=%zz",
                "algorithm=RSA256,keyVersion=1,signature=AAAA",
                header.replace("RSA256", "NONE"),
                header.replace("keyVersion=1", "keyVersion=2"))) {
            assertFalse(odd, isGenuine(signatures, vector, odd));
        }
    }

    @Test
    public void severalVersionsOfAntomsKeyAreGoodAtOnce() throws Exception {
        KeyPair next = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String second = Base64.getEncoder().encodeToString(next.getPublic().getEncoded());
        AccountKeys both = AccountKeys.read(Vectors.PRIVATE, "1=" + Vectors.PUBLIC + ", 2=" + second);
        Signatures ours = new Signatures("client", "1", both);
        AccountKeys antoms = new AccountKeys(Optional.of(next.getPrivate()), both.theirs());
        Signatures theirs = new Signatures("client", "2", antoms);

        String old = ours.header("/p", "1", bytes("{}"));
        String rotated = theirs.header("/p", "1", bytes("{}"));
        assertTrue(rotated.startsWith("algorithm=RSA256,keyVersion=2,signature="));
        assertTrue(ours.isGenuine("/p", "1", bytes("{}"), old));
        assertTrue(ours.isGenuine("/p", "1", bytes("{}"), rotated));
        assertFalse(ours.isGenuine("/p", "1", bytes("{}"), rotated.replace("keyVersion=2", "keyVersion=1")));
    }

    @Test
    public void keysAreReadFromPemAndWhatIsNoneIsMissing() {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Vectors.PRIVATE + "\n-----END PRIVATE KEY-----\n";

        assertTrue(AccountKeys.read(pem, Vectors.PUBLIC).ours().isPresent());
        AccountKeys none = AccountKeys.read("no key", "1=neither");
        assertTrue(none.ours().isEmpty() && none.theirs().isEmpty());
        ProviderException failure = assertThrows(
                ProviderException.class, () -> new Signatures("client", "1", none).header("/p", "1", bytes("{}")));
        assertEquals(Fault.MISCONFIGURED, failure.fault());
    }

    @Test
    public void aSandboxClientsPathIsRewrittenAndSoSigned() {
        Vector vector = Vectors.vector("sandbox-path");
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(Long.parseLong(vector.time())));
        Signatures signatures = new Signatures(vector.clientId(), "1", Vectors.KEYS);
        Played played = new Played().saysUnsigned(500, "");
        Antom antom = new Antom(
                played, URI.create("https://open-sea-global.alipay.com"), vector.clientId(), signatures, clock);
        var body = (ObjectNode) Antom.read(bytes(vector.body()));

        assertThrows(ProviderException.class, () -> antom.act("payments/pay", body));
        assertEquals(vector.path(), played.asked.get(0).uri().getPath());
        assertEquals(vector.header(), played.asked.get(0).headers().get("Signature"));
        assertEquals(vector.time(), played.asked.get(0).headers().get("request-time"));
        assertEquals(vector.body(), new String(played.asked.get(0).body(), StandardCharsets.UTF_8));
    }

    private static boolean isGenuine(Signatures signatures, Vector vector, String header) {
        return signatures.isGenuine(vector.path(), vector.time(), bytes(vector.body()), header);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
