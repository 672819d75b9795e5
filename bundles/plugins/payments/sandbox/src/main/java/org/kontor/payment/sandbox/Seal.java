package org.kontor.payment.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message: {@code t=SECONDS,v1=HEX}, the HMAC-SHA256 of the time, a dot and the body. */
record Seal(String secret) {

    static final String HEADER = "x-sandbox-signature";

    private static final Pattern SHAPE = Pattern.compile("t=(\\d{1,11}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    String sign(byte[] body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + mac(String.valueOf(at.getEpochSecond()), body);
    }

    /** Throws a SecurityException unless the message is signed with our secret, and within five minutes of now. */
    void require(String signature, byte[] body, Instant now) {
        Matcher signed = SHAPE.matcher(signature);
        if (secret.isEmpty() || !signed.matches()) {
            throw new SecurityException("the message has no signature, or there is no secret to check it with");
        }
        byte[] ours = mac(signed.group(1), body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(ours, signed.group(2).getBytes(StandardCharsets.US_ASCII))) {
            throw new SecurityException("the message's signature is wrong");
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(signed.group(1)));
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
            throw new SecurityException("the message was signed too long ago, or a clock is wrong");
        }
    }

    @Override
    public String toString() {
        return "Seal[hidden]";
    }

    private String mac(String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
