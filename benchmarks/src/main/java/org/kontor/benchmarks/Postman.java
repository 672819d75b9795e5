package org.kontor.benchmarks;

import java.net.URI;
import java.util.function.Function;
import org.kontor.testkit.live.payment.Event;
import org.kontor.testkit.live.payment.Letter;
import org.kontor.testkit.live.payment.PaymentProvider;

/** Brings the providers' messages to the server, each twice as providers do, and a forged one before the first. */
final class Postman {

    private final PaymentProvider provider;
    private final Function<Event, URI> way;
    private int delivered;

    /** {@code way} says where the message about an event goes. */
    Postman(PaymentProvider provider, Function<Event, URI> way) {
        this.provider = provider;
        this.way = way;
    }

    /** Everything that is new; true when each was taken both times. */
    boolean delivers() {
        boolean taken = true;
        for (Event event : provider.books()
                .events()
                .subList(delivered, provider.books().events().size())) {
            Letter letter = provider.letter(event, way.apply(event));
            int first = letter.post().statusCode();
            int again = letter.post().statusCode();
            Telling.act("provider", "tells " + event.kind(), first + ", and again " + again);
            taken &= first == 200 && again == 200;
            delivered++;
        }
        return taken;
    }

    /** Somebody tells the next news before the provider does, and cannot sign; true when nothing is there for such. */
    boolean isForgedInVain() {
        Event event = provider.books().events().get(delivered);
        Letter letter = provider.letter(event, way.apply(event));
        int status = letter.header("signature", "algorithm=RSA256,keyVersion=1,signature=Zm9yZ2Vk")
                .header("stripe-signature", "t=1,v1=00")
                .post()
                .statusCode();
        Telling.act("a forger", "tells " + event.kind(), status);
        return status == 404;
    }
}
