package org.kontor.payment.alipay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * RSA256 as Antom has it: over the path, the client id, the time and the body as the bytes that travel. Ours are made
 * with one key, Antom's are checked with whichever of its keys the signature names.
 */
final class Signatures {

    private static final String RSA = "SHA256withRSA";
    private static final String ALGORITHM = "RSA256";
    private static final String FIRST = "1";

    private final String clientId;
    private final String version;
    private final AccountKeys keys;

    Signatures(String clientId, String version, AccountKeys keys) {
        this.clientId = clientId;
        this.version = version;
        this.keys = keys;
    }

    /** The header for what we send; {@code path} as it stands in the request's first line. */
    String header(String path, String time, byte[] body) {
        PrivateKey key = keys.ours()
                .orElseThrow(() -> new ProviderException(Fault.MISCONFIGURED, "the private key cannot be read"));
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initSign(key);
            feed(signature, path, time, body);
            String base64 = Base64.getEncoder().encodeToString(signature.sign());
            return "algorithm=" + ALGORITHM + ",keyVersion=" + version + ",signature="
                    + URLEncoder.encode(base64, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "the private key cannot sign", e);
        }
    }

    /** True when Antom made this signature over just these bytes. */
    boolean isGenuine(String path, String time, byte[] body, String header) {
        Map<String, String> parts = parts(header);
        PublicKey key = keys.theirs().get(parts.getOrDefault("keyVersion", FIRST));
        if (key == null || !parts.getOrDefault("algorithm", ALGORITHM).equalsIgnoreCase(ALGORITHM)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initVerify(key);
            feed(signature, path, time, body);
            return signature.verify(Base64.getDecoder().decode(plain(parts.getOrDefault("signature", ""))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // What is no signature of this kind at all is none of Antom's.
            return false;
        }
    }

    private void feed(Signature signature, String path, String time, byte[] body) throws GeneralSecurityException {
        String head = "POST " + path + "\n" + clientId + "." + time + ".";
        signature.update(head.getBytes(StandardCharsets.UTF_8));
        signature.update(body);
    }

    private static Map<String, String> parts(String header) {
        Map<String, String> parts = new HashMap<>();
        for (String part : header.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    /** Some senders leave + and / as they are: then a + is itself, never a blank. */
    private static String plain(String signature) {
        return URLDecoder.decode(signature.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
