package org.kontor.testkit.jars;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A key that signs jars, and the certificate that it gave itself; made by the JDK's keytool. */
public record SigningKey(PrivateKey key, Certificate certificate) {

    private static final char[] PASSWORD = "only-for-a-test".toCharArray();
    private static final String ALIAS = "it";
    private static final long PATIENCE_SECONDS = 60;

    public static SigningKey fresh(String name) {
        return inStore(store -> {
            List<String> made = List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650");
            return load(keytool(store, name, made));
        });
    }

    /** The same key with another certificate, as when the old one runs out. */
    public SigningKey renewed(String name) {
        return inStore(store -> {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, PASSWORD);
            keys.setKeyEntry(ALIAS, key, PASSWORD, new Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(store)) {
                keys.store(out, PASSWORD);
            }
            return load(keytool(store, name, List.of("-selfcert", "-validity", "3650")));
        });
    }

    /** What is done with a keystore that lives as long as it is done. */
    private interface Made {
        SigningKey in(Path store) throws IOException, GeneralSecurityException;
    }

    private static SigningKey inStore(Made made) {
        try {
            Path folder = Files.createTempDirectory("signing-key-");
            Path store = folder.resolve("keys.p12");
            try {
                return made.in(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool's key cannot be used", e);
        }
    }

    private static Path keytool(Path store, String name, List<String> made) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(made);
        command.addAll(List.of("-alias", ALIAS, "-dname", "CN=" + name, "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            return store;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool made a key", e);
        }
    }

    private static SigningKey load(Path store) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return new SigningKey((PrivateKey) keys.getKey(ALIAS, PASSWORD), keys.getCertificate(ALIAS));
        }
    }

    /** The certificate as an operator drops it into a folder. */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate of keytool's has bytes", e);
        }
    }

    /** Beside the signatures that the jar has already. */
    public byte[] sign(byte[] jar) {
        return sign(jar, "SHA-256");
    }

    /** As jars were signed long ago; today's Java takes the signature for none. */
    byte[] signByMd5(byte[] jar) {
        return sign(jar, "MD5");
    }

    private byte[] sign(byte[] jar, String digest) {
        try {
            Path unsigned = Files.write(Files.createTempFile("unsigned-", ".jar"), jar);
            try (ZipFile zip = new ZipFile(unsigned.toFile())) {
                ByteArrayOutputStream signed = new ByteArrayOutputStream();
                new JarSigner.Builder(
                                key, CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)))
                        .digestAlgorithm(digest)
                        .signerName(String.format("%08X", certificate.hashCode()))
                        .build()
                        .sign(zip, signed);
                return signed.toByteArray();
            } finally {
                Files.delete(unsigned);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
