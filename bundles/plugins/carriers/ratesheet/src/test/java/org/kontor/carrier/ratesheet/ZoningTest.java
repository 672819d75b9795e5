package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;

/** Which port or hub a shipper's goods go through. */
public class ZoningTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            service,SZX,Shenzhen,AIR,6000,NONE,SUM_MAX,0.5,999,1,70,270,1000,no,2,4
            service,PVG,Shanghai,AIR,6000,NONE,SUM_MAX,0.5,999,1,70,270,1000,no,2,4
            zone,SZX,NEAR,CN,DE,*,51 52
            zone,SZX,TOWN,CN,DE,*,5180
            zone,PVG,NEAR,CN,DE,*,20 21
            rate,SZX,NEAR,0,1000,FLAT,100
            rate,SZX,TOWN,0,1000,FLAT,90
            rate,PVG,NEAR,0,1000,FLAT,80
            """;

    @Test
    public void theLongestPrefixOfTheOriginChoosesAmongEqualDestinations() {
        RateAnswer answer = Trade.ask(SHEET, Trade.READY, Trade.piece("0.001", "1"));

        assertEquals(1, answer.rates().size());
        assertEquals("90.00", answer.rates().get(0).total().amount());
    }

    @Test
    public void manyServicesThatDoNotGoThereAreOneReason() {
        StringBuilder many = new StringBuilder(SHEET);
        for (int port = 0; port < 600; port++) {
            String code = "P" + port;
            many.append("service," + code + ",Port,AIR,6000,NONE,SUM_MAX,0.5,999,1,70,270,1000,no,2,4\n");
            many.append("zone," + code + ",NEAR,CN,US,*\nrate," + code + ",NEAR,0,1000,FLAT,100\n");
        }

        RateAnswer answer = Trade.ask(many.toString(), Trade.READY, Trade.piece("0.001", "1"));

        assertEquals(1, answer.rates().size());
        assertEquals(1, answer.refusals().size());
        assertEquals(
                "601 services of Test sheet do not go there",
                answer.refusals().get(0).sentence());
    }

    @Test
    public void aServiceThatDoesNotBeginThereIsNotServed() {
        Refusal refusal = Trade.ask(SHEET, Trade.READY, Trade.piece("0.001", "1"))
                .refusals()
                .get(0);

        assertEquals(Refusal.Reason.NOT_SERVED, refusal.reason());
        assertEquals("Shanghai does not go from CN 518055 to DE 20457", refusal.sentence());
    }
}
