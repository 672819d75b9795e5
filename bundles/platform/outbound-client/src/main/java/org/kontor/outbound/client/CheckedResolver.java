package org.kontor.outbound.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Asks for a name's addresses once for each connection and hands exactly those on, so that nothing can change between
 * the look and the step. One address that is not public spoils all. The names of this machine are never asked for; only
 * {@link Gate} lets a request for them come this far.
 */
final class CheckedResolver implements SocketAddressResolver {

    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Names names;
    private final Executor executor;

    CheckedResolver(Names names, Executor executor) {
        this.names = names;
        this.executor = executor;
    }

    @Override
    public void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
        try {
            executor.execute(() -> answer(host, port, promise));
        } catch (RejectedExecutionException e) {
            promise.failed(e);
        }
    }

    private void answer(String host, int port, Promise<List<InetSocketAddress>> promise) {
        List<InetSocketAddress> checked;
        try {
            checked = checked(host, port);
        } catch (UnknownHostException | RefusedException | RuntimeException e) {
            promise.failed(e);
            return;
        }
        promise.succeeded(checked);
    }

    private List<InetSocketAddress> checked(String host, int port) throws UnknownHostException, RefusedException {
        if (Gate.isThisMachine(host)) {
            byte[] address = host.contains(":") ? LOOPBACK_6 : LOOPBACK_4;
            return List.of(new InetSocketAddress(InetAddress.getByAddress(host, address), port));
        }
        List<InetSocketAddress> checked = new ArrayList<>();
        for (InetAddress address : names.addresses(host)) {
            if (!PublicAddresses.hold(address)) {
                throw new RefusedException(
                        Refusal.ADDRESS,
                        host + " leads to " + address.getHostAddress() + ", which is not a public address");
            }
            checked.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
        }
        if (checked.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return checked;
    }
}
