package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.service.cm.ConfigurationAdmin;

/** Stock Karaf lets any user take the server; ours must not. */
public class HardeningTest extends KarafTest {
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
}
