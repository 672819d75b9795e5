package org.kontor.admin;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** The administrator's key to the console: a private key file, and the line in keys.properties that lets it in. */
final class ConsoleKey {
    private static final int KEY_BITS = 3072;
    private static final int PEM_LINE = 64;
    private static final String USER = "admin";
    private static final String GROUP = "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh";

    private final Path privateKey;
    private final Path authorised;

    ConsoleKey(Path etc) {
        this.privateKey = etc.resolve("admin.pem");
        this.authorised = etc.resolve("keys.properties");
    }

    /** Makes the pair unless somebody is already let in; tells whether it did. */
    boolean makeUnlessSomebodyIsLetIn() throws IOException, GeneralSecurityException {
        if (somebodyIsLetIn()) {
            return false;
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        // The private key first: a crash between the two only leaves a key that opens nothing, and is replaced.
        replace(privateKey, pem(pair));
        replace(authorised, authorisation((RSAPublicKey) pair.getPublic()));
        return true;
    }

    Path privateKey() {
        return privateKey;
    }

    private boolean somebodyIsLetIn() throws IOException {
        if (!Files.exists(authorised)) {
            return false;
        }
        List<String> lines = Files.readAllLines(authorised, StandardCharsets.UTF_8);
        return lines.stream()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("_g_"));
    }

    private static String pem(KeyPair pair) {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static String authorisation(RSAPublicKey key) throws IOException {
        return "# Whose key opens the console: user = public key, group.\n"
                + USER + " = " + Base64.getEncoder().encodeToString(wireFormat(key)) + ",_g_:admingroup\n"
                + GROUP + "\n";
    }

    /** The public key as SSH writes it (RFC 4253, section 6.6). */
    private static byte[] wireFormat(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream wire = new DataOutputStream(bytes);
        for (byte[] part : List.of(
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray())) {
            wire.writeInt(part.length);
            wire.write(part);
        }
        return bytes.toByteArray();
    }

    private static void replace(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        Files.writeString(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
