package org.kontor.payment.alipay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our key and Antom's, by version; what cannot be read is missing, so that the account's check can say so. */
record AccountKeys(Optional<PrivateKey> ours, Map<String, PublicKey> theirs) {

    private static final Pattern VERSIONED = Pattern.compile("(\\d{1,9})[=:](.+)");
    private static final Pattern ARMOUR = Pattern.compile("-----[A-Z ]+-----|\\s");

    AccountKeys {
        theirs = Map.copyOf(theirs);
    }

    /** Base64 of PKCS#8 and SubjectPublicKeyInfo, as PEM or bare; {@code theirs} is one key or {@code 1=…, 2=…}. */
    static AccountKeys read(String ours, String theirs) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (String text : theirs.split("[,;]")) {
            Matcher versioned = VERSIONED.matcher(ARMOUR.matcher(text).replaceAll(""));
            boolean named = versioned.matches();
            publicKey(named ? versioned.group(2) : text)
                    .ifPresent(key -> keys.put(named ? versioned.group(1) : "1", key));
        }
        return new AccountKeys(privateKey(ours), keys);
    }

    @Override
    public String toString() {
        return "AccountKeys" + theirs.keySet();
    }

    private static Optional<PrivateKey> privateKey(String base64) {
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(base64))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The exception may quote the key.
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> publicKey(String base64) {
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(base64))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(ARMOUR.matcher(base64).replaceAll(""));
    }
}
