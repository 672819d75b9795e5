package org.kontor.payment.alipay;

import org.kontor.payment.PayerToken;
import org.kontor.testkit.live.payment.AntomForm;
import org.kontor.testkit.live.payment.Payer;

/** The same about wallets, whose money Antom takes at once. */
public class WalletsOverTimeTest extends AlipayOverTimeTest {

    @Override
    protected PayerToken payer() {
        return new PayerToken(AntomForm.token("ALIPAY_CN", Payer.RICH));
    }

    @Override
    protected boolean reserves() {
        return false;
    }
}
