package org.kontor.deployment.settings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's keys: the first seals, all of them open. Texts are sealed with AES-256-GCM, each with a random nonce, and
 * look like {@code sealed:v1:KEY:…}; a key is named by the beginning of its own hash.
 */
final class KeyRing {

    static final String SEALED = "sealed:";
    static final int KEY_BYTES = 32;

    private static final String V1 = SEALED + "v1:";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PARTS = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_LETTERS = 12;

    private final Map<String, SecretKeySpec> keys;

    private KeyRing(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    static KeyRing empty() {
        return new KeyRing(Map.of());
    }

    /** One key a line, in Base64; empty lines and those that begin with # are skipped. Names a bad line by its number. */
    static KeyRing read(String text) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                byte[] key = bytes(line, number);
                keys.put(name(key), new SecretKeySpec(key, "AES"));
            }
        }
        return new KeyRing(keys);
    }

    static String fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static boolean isSealed(Object value) {
        return value instanceof String text && text.startsWith(SEALED);
    }

    /** The key that sealed the text; empty when it is not sealed as this version seals. */
    static String keyOf(String sealed) {
        String[] parts = sealed.split(":", PARTS);
        return sealed.startsWith(V1) && parts.length == PARTS ? parts[2] : "";
    }

    /** The key that seals; empty when there is none. */
    Optional<String> current() {
        return keys.keySet().stream().findFirst();
    }

    boolean opens(String key) {
        return keys.containsKey(key);
    }

    String seal(Place place, String text) {
        String key = current().orElseThrow(() -> new UnopenedException("there is no key to seal with"));
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all =
                    ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return V1 + key + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Throws {@link UnopenedException}, which names the key and the place's key, never the text. */
    String open(Place place, String sealed) {
        String key = keyOf(sealed);
        if (!opens(key)) {
            throw new UnopenedException(place.key() + " is sealed by key '" + key + "', which is not here");
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed.substring(V1.length() + key.length() + 1));
            byte[] nonce = Arrays.copyOf(all, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(all, NONCE, all.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new UnopenedException(place.key() + " is not what was sealed for this place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, String key, byte[] nonce, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.bytes());
        return cipher;
    }

    private static byte[] bytes(String line, int number) {
        try {
            byte[] key = Base64.getDecoder().decode(line);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The decoder quotes what it was given: keep the place, drop its words.
            throw new IllegalArgumentException("line " + number + " is not Base64");
        }
        throw new IllegalArgumentException("line " + number + " must be " + KEY_BYTES + " bytes in Base64");
    }

    private static String name(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash).substring(0, NAME_LETTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
