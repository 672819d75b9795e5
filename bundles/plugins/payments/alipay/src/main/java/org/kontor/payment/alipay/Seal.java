package org.kontor.payment.alipay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Hides in the books what lets somebody charge a payer: whoever has not the account's private key reads nothing. */
final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Optional<PrivateKey> owner;
    private final SecureRandom random = new SecureRandom();

    Seal(Optional<PrivateKey> owner) {
        this.owner = owner;
    }

    String close(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE + hidden.length);
        System.arraycopy(hidden, 0, whole, NONCE, hidden.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    String open(String sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(whole, NONCE);
        byte[] text = run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(whole, NONCE, whole.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "the agreement was kept under another private key", e);
        }
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        PrivateKey key =
                owner.orElseThrow(() -> new ProviderException(Fault.MISCONFIGURED, "the private key cannot be read"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("kontor agreements".getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(digest.digest(key.getEncoded()), "AES");
    }
}
