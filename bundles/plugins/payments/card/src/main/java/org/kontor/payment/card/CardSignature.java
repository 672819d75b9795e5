package org.kontor.payment.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks Stripe-Signature: the HMAC-SHA256 of the time, a dot and the body byte for byte, by any of the account's
 * secrets.
 */
final class CardSignature {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final List<String> secrets;

    /** Several secrets while one takes the place of another; none believes nothing. */
    CardSignature(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Throws SecurityException unless a signature is of one of the secrets, and within five minutes of now. */
    void require(String header, byte[] body, Instant now) {
        List<String> times = values(header, "t=");
        if (times.size() != 1 || !SECONDS.matcher(times.get(0)).matches()) {
            throw new SecurityException("the message has no Stripe-Signature with a time");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(times.get(0))), now)
                .abs();
        if (age.compareTo(TOLERANCE) > 0) {
            throw new SecurityException("the message was signed too long ago, or a clock is wrong");
        }
        List<String> given = values(header, "v1=");
        boolean genuine = false;
        for (String secret : secrets) {
            byte[] ours = sign(secret, times.get(0), body).getBytes(StandardCharsets.UTF_8);
            for (String theirs : given) {
                genuine |= MessageDigest.isEqual(ours, theirs.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!genuine) {
            throw new SecurityException("the message's Stripe-Signature is wrong");
        }
    }

    private static List<String> values(String header, String scheme) {
        List<String> values = new ArrayList<>();
        for (String part : header.split(",")) {
            String text = part.strip();
            if (text.startsWith(scheme)) {
                values.add(text.substring(scheme.length()));
            }
        }
        return values;
    }

    private static String sign(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
