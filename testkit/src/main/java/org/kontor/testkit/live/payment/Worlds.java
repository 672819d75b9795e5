package org.kontor.testkit.live.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.kontor.conformance.CarrierKit;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.testkit.live.Mishap;
import org.kontor.testkit.live.Route;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** The worlds of the payment rules, each at an address of its own at one provider with one set of books. */
public final class Worlds {

    private static final Duration ALWAYS = Duration.ofDays(3_650);
    private static final String TAKING = "/.*(payments/pay|payment_intents)";

    private final PaymentProvider provider;

    public Worlds(PaymentProvider provider) {
        this.provider = provider;
    }

    /** Where the provider is like that, from now on. */
    public URI enter(World world) {
        String path = "/" + world.name();
        switch (world) {
            case REJECTS_OUR_SETTINGS -> always(path, Mishap.UNAUTHORISED);
            case TALKS_NONSENSE -> always(path, Mishap.WEB_PAGE);
            case ANSWER_LOST -> provider.suffers(Route.of("POST", path + TAKING), Mishap.ANSWER_LOST);
            case REQUEST_LOST -> provider.suffers(Route.of("POST", path + TAKING), Mishap.REQUEST_LOST);
            default -> {}
        }
        return world == World.DOWN ? nowhere() : URI.create(provider.address() + path);
    }

    /** Who pays in this world. */
    public static Payer payer(World world) {
        return switch (world) {
            case DECLINES -> Payer.POOR;
            case WANTS_ACTION -> Payer.CAREFUL;
            case DECIDES_LATER -> Payer.SLOW;
            case HOLD_ENDED -> Payer.FICKLE;
            case DISPUTES -> Payer.REGRETFUL;
            default -> Payer.RICH;
        };
    }

    /** True when an account that takes at once must reserve here. */
    public static boolean reserves(World world) {
        return world == World.RESERVES || world == World.HOLD_ENDED;
    }

    /** The message about the first event, signed so long ago; the plugin charges for one when there is none yet. */
    public CarrierKit.Message message(Connection fine, URI to, Duration age) {
        if (provider.books().events().isEmpty()) {
            fine.charges().charge(fine.payer(), Money.of(1_250, "USD"), "order 1", IdempotencyKey.fresh());
        }
        Letter letter = provider.letter(provider.books().events().get(0), to, age);
        return new CarrierKit.Message(letter.headers(), letter.bytes());
    }

    private void always(String path, Mishap mishap) {
        for (String method : List.of("GET", "POST")) {
            provider.suffers(Route.of(method, path + "/.*"), mishap, ALWAYS);
        }
    }

    private static URI nowhere() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
