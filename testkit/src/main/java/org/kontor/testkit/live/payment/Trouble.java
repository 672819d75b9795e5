package org.kontor.testkit.live.payment;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.testkit.live.Mishap;
import org.kontor.testkit.live.Route;

/** One misbehaviour of a provider: a mishap on the way, or a lie in the answer. */
public sealed interface Trouble {

    /** On the way. */
    record OnTheWay(Mishap mishap) implements Trouble {}

    /** In the answer. */
    record InTheAnswer(Lie lie) implements Trouble {}

    /** Every one there is. */
    static List<Trouble> all() {
        return Stream.concat(
                        Arrays.stream(Mishap.values()).<Trouble>map(OnTheWay::new),
                        Arrays.stream(Lie.values()).<Trouble>map(InTheAnswer::new))
                .toList();
    }

    default boolean is(Lie lie) {
        return equals(new InTheAnswer(lie));
    }

    /** It befalls the next call of the route. */
    default void befalls(PaymentProvider provider, Route route) {
        if (this instanceof OnTheWay way) {
            provider.suffers(route, way.mishap());
        } else {
            provider.lies(route, ((InTheAnswer) this).lie());
        }
    }

    /** It befalls every call of the route for so long by the provider's clock. */
    default void befalls(PaymentProvider provider, Route route, Duration time) {
        if (this instanceof OnTheWay way) {
            provider.suffers(route, way.mishap(), time);
        } else {
            provider.lies(route, ((InTheAnswer) this).lie(), time);
        }
    }
}
