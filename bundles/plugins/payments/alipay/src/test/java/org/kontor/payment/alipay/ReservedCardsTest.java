package org.kontor.payment.alipay;

import org.kontor.conformance.TakenAtOnce;

/** The same rules for cards of an account that reserves first and captures then, as the host does. */
public class ReservedCardsTest extends AlipayPaymentsTest {

    @Override
    protected Connection enter(World world) {
        String method = world == World.WANTS_ACTION ? "ALIPAY_CN" : "CARD";
        Connection reserving = enter(world, method, true);
        AlipayPayments plugin = (AlipayPayments) reserving.charges();
        return new Connection(new TakenAtOnce(plugin, plugin), plugin, reserving.payer(), reserving.setup());
    }
}
