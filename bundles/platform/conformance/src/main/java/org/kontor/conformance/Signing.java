package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * How a provider signs its answers (RSA, SHA-256), as {@code sign.json} of a kit says: {@code content} is signed, where
 * {@code ${answer}} is the answer's text; {@code headers} carry it, where {@code ${signature}} is it, as a form has it.
 */
record Signing(PrivateKey key, String content, Map<String, String> headers) {

    static final String FILE = "sign.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Signing {
        headers = Map.copyOf(headers);
    }

    /** The answer with the headers that sign it. */
    Answer sign(Heard request, Answer answer) {
        Map<String, String> more = new HashMap<>(answer.headers());
        String text = filled(content, request, Map.of("answer", answer.text()));
        Map<String, String> values = Map.of("signature", signature(key, text));
        headers.forEach((name, value) -> more.put(name, filled(value, request, values)));
        return new Answer(answer.status(), more, answer.body());
    }

    static Signing read(byte[] content) {
        try {
            JsonNode json = JSON.readTree(content);
            Map<String, String> headers = new HashMap<>();
            json.required("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            PrivateKey key = key(json.required("key").asText());
            return new Signing(key, json.required("content").asText(), headers);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableKitException(FILE, "must say key (PKCS#8 in base64), content and headers");
        }
    }

    /** A private RSA key, PKCS#8 in base64. */
    static PrivateKey key(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no private RSA key", e);
        }
    }

    static String signature(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnreadableKitException(FILE, "has a key that cannot sign");
        }
    }

    /** Filled as an answer's texts are, with the request's path beside its places. */
    private static String filled(String text, Heard request, Map<String, String> values) {
        Answer blank = new Answer(200, Map.of(), TextNode.valueOf(text));
        return blank.filled(name -> values.containsKey(name)
                        ? TextNode.valueOf(values.get(name))
                        : name.equals("path")
                                ? TextNode.valueOf(request.path())
                                : Place.read(name)
                                        .map(place -> place.in(request))
                                        .orElseGet(() -> TextNode.valueOf("${" + name + "}")))
                .text();
    }
}
