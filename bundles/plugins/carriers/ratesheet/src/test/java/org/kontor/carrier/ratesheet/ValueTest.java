package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Money;

/** Surcharges by the goods' value, such as an insurance. */
public class ValueTest {

    private static final String SHEET =
            """
            sheet,Test,Test sheet,CNY,2026-01-01,2030-12-31,1
            service,EXP,Express,EXPRESS,5000,NONE,PIECE_MAX_SUM,0.5,999,1,70,270,1000,no,2,4
            zone,EXP,A,CN,DE,*
            rate,EXP,A,0,1000,FLAT,500
            fuel,EXP,28.5,2026-01-01,2030-12-31
            surcharge,EXP,REMOTE,Remote area,PER_KG,4,180,POSTAL_PREFIX,20
            surcharge,EXP,INSURANCE,Insurance,PERCENT_OF_VALUE,1,100,NONE
            """;

    @Test
    public void insuranceHasItsMinimumAndNoFuelOnTop() {
        Rate rate = ask(SHEET, "8000.00").rates().get(0);

        assertEquals("180.00", Trade.amount(rate, "REMOTE"));
        assertEquals("100.00", Trade.amount(rate, "INSURANCE"));
        assertEquals("193.80", Trade.amount(rate, "FUEL"));
        assertEquals("973.80", rate.total().amount());
    }

    @Test
    public void insuranceIsOfAllGoodsTogether() {
        assertEquals(
                "270.01", Trade.amount(ask(SHEET, "19000.00", "8000.50").rates().get(0), "INSURANCE"));
    }

    @Test
    public void aValueInAnotherCurrencyIsNotGuessed() {
        RateAnswer answer = ask(SHEET.replace("CNY", "USD"), "8000.00");

        assertEquals(List.of(), answer.rates());
        Refusal refusal = answer.refusals().get(0);
        assertEquals(Refusal.Reason.OTHER, refusal.reason());
        assertEquals(
                "Express is charged by the goods' value in USD, that of Lamps is given in CNY", refusal.sentence());
        String uninsured = SHEET.replace("CNY", "USD").replace("1,100,NONE", "1,100,POSTAL_PREFIX,99");
        assertEquals(1, ask(uninsured, "8000.00").rates().size());
    }

    @Test
    public void fuelIsNoShareOfTheValueAndAShareIsAtMostAll() {
        assertWrong(
                SHEET.replace("2030-12-31\nsurcharge,EXP,REMOTE", "2030-12-31,PERCENT_OF_VALUE\nsurcharge,EXP,REMOTE"),
                "(basis): must not count the goods' value");
        assertWrong(SHEET.replace("no,2,4", "no,2,4,KG,0,1.1"), "(bubble_share): must be at most 1");
        assertWrong(SHEET.replace("FLAT,500", "BASE_PLUS,500"), "(step_price): must be above 0 for BASE_PLUS");
    }

    private static void assertWrong(String sheet, String rule) {
        SheetException wrong =
                org.junit.Assert.assertThrows(SheetException.class, () -> SheetReader.read(new StringReader(sheet)));
        assertTrue(wrong.getMessage(), wrong.getMessage().contains(rule));
    }

    private static RateAnswer ask(String sheet, String... values) {
        Shipment light = Trade.shipment(Trade.READY, Trade.piece("0.001", "17"));
        List<Goods> goods = List.of(values).stream()
                .map(value -> new Goods(
                        "Lamps", new HsCode("940542"), 1, Money.parse(value, "CNY"), Country.of("CN"), false, ""))
                .toList();
        Shipment shipment = new Shipment(
                light.origin(), light.destination(), light.parcels(), goods, light.readyDate(), light.incoterm());
        return new Pricing(SheetReader.read(new StringReader(sheet))).quote(shipment, Instant.EPOCH, Instant.MAX);
    }
}
