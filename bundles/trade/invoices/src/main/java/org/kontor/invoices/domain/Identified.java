package org.kontor.invoices.domain;

import org.kontor.work.TradeRuleException;

/** Which numbers of the parties a document must show (BR-CO-26 and the second rule of each tax category). */
final class Identified {

    private Identified() {}

    static void require(Treatment treatment, Trader seller, Trader buyer) {
        TaxCategory category = treatment.category();
        boolean known =
                switch (category) {
                    case O -> !seller.registrationNumber().isEmpty();
                    case S, Z, AE -> !seller.taxNumber().isEmpty();
                    case K, G -> VatNumber.of(seller.taxNumber()).isPresent();
                };
        if (!known) {
            throw missing("seller", category == TaxCategory.O ? "registration number" : "number for VAT", category);
        }
        boolean namesBuyer = category == TaxCategory.K || category == TaxCategory.AE;
        if (namesBuyer && VatNumber.of(buyer.taxNumber()).isEmpty()) {
            throw missing("buyer", "number for VAT", category);
        }
    }

    private static TradeRuleException missing(String who, String what, TaxCategory category) {
        return TradeRuleException.conflict(
                "party-unidentified",
                "The " + who + " has no " + what + ", which an invoice of tax category " + category + " must show",
                "tell the " + what);
    }
}
