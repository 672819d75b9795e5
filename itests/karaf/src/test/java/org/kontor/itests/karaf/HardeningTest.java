package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.service.cm.ConfigurationAdmin;

/** Stock Karaf lets any user take the server; ours must not. */
public class HardeningTest extends KarafTest {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Inject
    private ConfigurationAdmin configurations;

    @Test
    public void theConsoleTakesKeysOfAdministratorsOnly() throws Exception {
        Dictionary<String, Object> console =
                configurations.getConfiguration("org.apache.karaf.shell", "?").getProperties();

        assertEquals("127.0.0.1", console.get("sshHost"));
        assertEquals("publickey", console.get("authMethods"));
        assertEquals("admin", console.get("sshRole"));
        assertEquals("false", console.get("sftpEnabled"));
        assertTrue(Arrays.stream(console.get("sigAlgorithms").toString().split(","))
                .noneMatch("ssh-rsa"::equals));
    }

    @Test
    public void aCommandWithoutARuleIsForAdministrators() {
        assertEquals("admin", bundles.getProperty("karaf.secured.command.compulsory.roles"));
    }

    @Test
    public void nobodyReachesAPortFromOutside() throws Exception {
        for (InetAddress address : addressesOfThisMachine()) {
            for (int port : new int[] {HTTP_PORT, SSH_PORT, 8080, 8101, 8181, 1099, 44444}) {
                assertTrue(address + ":" + port + " is open", isClosed(address, port));
            }
        }
    }

    @Test
    public void nobodyElseReadsTheConfiguration() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of(bundles.getProperty("karaf.etc")))) {
            List<Path> open = files.filter(HardeningTest::othersMay).toList();

            assertEquals(List.of(), open);
        }
    }

    @Test
    public void whatNobodyNeedsIsNotThere() {
        List<String> unwanted = Arrays.stream(bundles.getBundles())
                .map(bundle -> bundle.getSymbolicName())
                .filter(name -> name.matches(".*(webconsole|pax-web|jolokia|karaf\\.(deployer|kar|instance|management"
                        + "|http)|pax\\.url\\.wrap).*"))
                .toList();

        assertEquals(List.of(), unwanted);
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static boolean isClosed(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private static boolean othersMay(Path file) {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
