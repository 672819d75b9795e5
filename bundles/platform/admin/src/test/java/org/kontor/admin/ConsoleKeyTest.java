package org.kontor.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConsoleKeyTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theFirstStartMakesAPairThatBelongsTogether() throws Exception {
        Path etc = folder.getRoot().toPath();

        assertTrue(new ConsoleKey(etc).makeUnlessSomebodyIsLetIn());

        RSAPrivateCrtKey key = privateKey(etc.resolve("admin.pem"));
        Properties letIn = new Properties();
        letIn.load(Files.newBufferedReader(etc.resolve("keys.properties")));
        byte[] wire = Base64.getDecoder().decode(letIn.getProperty("admin").split(",")[0]);
        byte[] modulus = key.getModulus().toByteArray();
        byte[] tail = Arrays.copyOfRange(wire, wire.length - modulus.length, wire.length);
        assertEquals(3072, key.getModulus().bitLength());
        assertTrue("the public key is not the private key's", Arrays.equals(modulus, tail));
        assertEquals("_g_:admingroup", letIn.getProperty("admin").split(",")[1]);
        assertTrue(letIn.getProperty("_g_:admingroup").startsWith("group,admin"));
    }

    @Test
    public void onlyTheOwnerReadsTheKeyFiles() throws Exception {
        Path etc = folder.getRoot().toPath();
        Files.writeString(etc.resolve("keys.properties"), "_g_\\:admingroup = group,admin\n");

        new ConsoleKey(etc).makeUnlessSomebodyIsLetIn();

        for (String name : new String[] {"admin.pem", "keys.properties"}) {
            assertEquals(
                    name, "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve(name))));
        }
    }

    @Test
    public void aServerThatLetsSomebodyInKeepsItsKeys() throws Exception {
        Path etc = folder.getRoot().toPath();
        Files.writeString(etc.resolve("keys.properties"), "# ours\noperations = AAAA,_g_:admingroup\n");

        assertFalse(new ConsoleKey(etc).makeUnlessSomebodyIsLetIn());

        assertFalse(Files.exists(etc.resolve("admin.pem")));
        assertTrue(Files.readString(etc.resolve("keys.properties")).contains("operations"));
    }

    private static RSAPrivateCrtKey privateKey(Path pem) throws Exception {
        String body = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    }
}
