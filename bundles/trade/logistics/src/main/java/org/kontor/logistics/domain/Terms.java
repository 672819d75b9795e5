package org.kontor.logistics.domain;

import java.util.ArrayList;
import java.util.List;
import org.kontor.carrier.Mode;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.DoorPrice.Payer;
import org.kontor.values.Incoterm;

/** Incoterms 2020: who pays what, and what the goods' price therefore comprises. */
record Terms(Incoterm incoterm) {

    Payer payer(Kind kind) {
        return switch (kind) {
            case FREIGHT, FUEL, SURCHARGE -> isFreightInPrice() ? Payer.SELLER : Payer.BUYER;
            case INSURANCE -> isInsuranceOwed() || isRiskTheSellers() ? Payer.SELLER : Payer.BUYER;
            case DUTY, TAX, FEE -> isDutyInPrice() ? Payer.SELLER : Payer.BUYER;
        };
    }

    /** The seller pays the main carriage. */
    boolean isFreightInPrice() {
        return switch (incoterm) {
            case EXW, FCA, FAS, FOB -> false;
            case CFR, CIF, CPT, CIP, DAP, DPU, DDP -> true;
        };
    }

    /** The seller must insure the goods for the buyer. */
    boolean isInsuranceOwed() {
        return incoterm == Incoterm.CIF || incoterm == Incoterm.CIP;
    }

    boolean isDutyInPrice() {
        return incoterm == Incoterm.DDP;
    }

    /** What a line per payer cannot say. */
    List<String> remarks(Mode mode) {
        List<String> remarks = new ArrayList<>();
        if (isSeaTerm() && mode != Mode.SEA) {
            remarks.add(incoterm + " is for sea and inland waterway; for " + mode + " agree on " + anyMode());
        }
        switch (incoterm) {
            case EXW -> remarks.add("Under EXW the buyer clears the export too, which a foreign buyer often cannot");
            case FCA, FAS, FOB ->
                remarks.add("The carrier's price is from door to door; under " + incoterm
                        + " the seller bears its part until the goods are handed over");
            case CFR, CIF ->
                remarks.add("The carrier's price is from door to door; under " + incoterm
                        + " the buyer bears its part after the port of destination");
            case DDP -> remarks.add("Under DDP the seller must be able to import into the destination");
            case CPT, CIP, DAP, DPU -> {}
        }
        return remarks;
    }

    private boolean isRiskTheSellers() {
        return incoterm == Incoterm.DAP || incoterm == Incoterm.DPU || incoterm == Incoterm.DDP;
    }

    private boolean isSeaTerm() {
        return switch (incoterm) {
            case FAS, FOB, CFR, CIF -> true;
            case EXW, FCA, CPT, CIP, DAP, DPU, DDP -> false;
        };
    }

    private Incoterm anyMode() {
        return switch (incoterm) {
            case CFR -> Incoterm.CPT;
            case CIF -> Incoterm.CIP;
            default -> Incoterm.FCA;
        };
    }
}
