package org.kontor.testkit.live.payment;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** The merchant's key pair and Antom's, made for this run and good nowhere else, and what is signed with them. */
final class AntomKeys {

    private static final String RSA = "SHA256withRSA";
    private static final int BITS = 2_048;
    private static final String HEAD = "algorithm=RSA256,keyVersion=1,signature=";
    private static final KeyPair MERCHANTS = pair();
    private static final KeyPair ANTOMS = pair();

    /** PKCS#8 in base64. */
    String merchantsPrivate() {
        return Base64.getEncoder().encodeToString(MERCHANTS.getPrivate().getEncoded());
    }

    /** X.509 in base64. */
    String antomsPublic() {
        return Base64.getEncoder().encodeToString(ANTOMS.getPublic().getEncoded());
    }

    /** The header over what Antom says, in an answer or a message. */
    String signed(String content) {
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initSign(ANTOMS.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            String base64 = Base64.getEncoder().encodeToString(signature.sign());
            return HEAD + URLEncoder.encode(base64, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of our own cannot sign", e);
        }
    }

    /** True when the merchant signed just this. */
    boolean isMerchants(String content, String header) {
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initVerify(MERCHANTS.getPublic());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            String base64 = header.substring(header.lastIndexOf("signature=") + "signature=".length());
            return signature.verify(Base64.getDecoder().decode(URLDecoder.decode(base64, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // What is no signature at all is none of the merchant's.
            return false;
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }
}
