package org.kontor.payment.alipay;

/** The same rules for cards of an account that reserves first and captures then, as the host does. */
public class ReservedCardsTest extends AlipayPaymentsTest {

    @Override
    protected Connection enter(World world) {
        return enter(world, world == World.WANTS_ACTION ? "ALIPAY_CN" : "CARD", true);
    }
}
