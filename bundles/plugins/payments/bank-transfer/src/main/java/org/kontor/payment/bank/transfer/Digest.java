package org.kontor.payment.bank.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.kontor.values.IdempotencyKey;

/** Short names for long things: the same name for the same thing, everywhere and always. */
final class Digest {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LENGTH = 16;

    private Digest() {}

    static byte[] of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** 32 hexadecimal digits, upper case. */
    static String name(String... parts) {
        return HexFormat.of().withUpperCase().formatHex(of(parts), 0, LENGTH);
    }

    /** A key's name, as banks carry it (35 characters at most): a UUID without its dashes, else a digest. */
    static String name(IdempotencyKey key) {
        return UUID.matcher(key.value()).matches() ? Iban.normal(key.value()) : name("key", key.value());
    }
}
