package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.DoorPrice.Payer;
import org.kontor.values.Incoterm;

/** All eleven Incoterms of 2020. */
public class TermsTest {

    @Test
    public void theBuyerPaysTheFreightUnderTermsThatBeginWithEAndF() {
        Set<Incoterm> buyers = EnumSet.of(Incoterm.EXW, Incoterm.FCA, Incoterm.FAS, Incoterm.FOB);

        for (Kind kind : EnumSet.of(Kind.FREIGHT, Kind.FUEL, Kind.SURCHARGE)) {
            assertEquals(buyers, paidBy(Payer.BUYER, kind));
        }
    }

    @Test
    public void theSellerPaysDutyAndTaxUnderDdpAlone() {
        for (Kind kind : EnumSet.of(Kind.DUTY, Kind.TAX, Kind.FEE)) {
            assertEquals(EnumSet.of(Incoterm.DDP), paidBy(Payer.SELLER, kind));
        }
    }

    @Test
    public void whoBearsTheRiskOrMustInsurePaysTheInsurance() {
        assertEquals(
                EnumSet.of(Incoterm.CIF, Incoterm.CIP, Incoterm.DAP, Incoterm.DPU, Incoterm.DDP),
                paidBy(Payer.SELLER, Kind.INSURANCE));
        Set<Incoterm> owed = EnumSet.allOf(Incoterm.class);
        owed.removeIf(term -> !new Terms(term).isInsuranceOwed());
        assertEquals(EnumSet.of(Incoterm.CIF, Incoterm.CIP), owed);
    }

    @Test
    public void termsOfTheSeaAreNotForOtherModes() {
        Set<Incoterm> warned = EnumSet.allOf(Incoterm.class);
        warned.removeIf(term -> new Terms(term).remarks(Mode.AIR).size()
                == new Terms(term).remarks(Mode.SEA).size());

        assertEquals(EnumSet.of(Incoterm.FAS, Incoterm.FOB, Incoterm.CFR, Incoterm.CIF), warned);
        assertTrue(new Terms(Incoterm.CIF)
                .remarks(Mode.AIR)
                .contains("CIF is for sea and inland waterway; for AIR agree on CIP"));
    }

    private static Set<Incoterm> paidBy(Payer payer, Kind kind) {
        Set<Incoterm> terms = EnumSet.allOf(Incoterm.class);
        terms.removeIf(term -> new Terms(term).payer(kind) != payer);
        return terms;
    }
}
