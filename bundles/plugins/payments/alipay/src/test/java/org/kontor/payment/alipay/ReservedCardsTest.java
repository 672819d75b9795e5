package org.kontor.payment.alipay;

import java.time.InstantSource;
import java.util.Map;
import org.kontor.conformance.Abilities;
import org.kontor.payment.PayerToken;

/** The same rules for cards of an account that reserves first and captures then, as the host does. */
public class ReservedCardsTest extends AlipayPaymentsTest {

    private static final Map<World, String> PAYERS = Map.of(
            World.DECLINES,
            "CARD:poor",
            World.WANTS_ACTION,
            AntomBooks.CAREFUL,
            World.DECIDES_LATER,
            "CARD:slow",
            World.HOLD_ENDED,
            AntomBooks.ENDED);

    @Override
    protected Connection enter(World world) {
        AlipayPayments plugin = plugin(http, antom.at(world), account(true), journal(), InstantSource.system());
        PayerToken payer = new PayerToken(PAYERS.getOrDefault(world, "CARD:rich"));
        return new Connection(Abilities.of(plugin), payer, setup());
    }
}
