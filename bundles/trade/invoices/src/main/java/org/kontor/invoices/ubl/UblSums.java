package org.kontor.invoices.ubl;

import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.TaxCategory;
import org.kontor.invoices.domain.Totals;
import org.kontor.invoices.domain.Treatment;

/** The sums of a document and its tax. */
final class UblSums {

    /** UNTDID 7161: freight service. */
    private static final String FREIGHT = "FC";

    private UblSums() {}

    static String currency(Content content) {
        return content.totals().due().currency().getCurrencyCode();
    }

    static boolean outside(Content content) {
        return content.tax().treatment().category() == TaxCategory.O;
    }

    static Optional<AllowanceChargeType> charge(Content content) {
        if (content.totals().charges().isZero()) {
            return Optional.empty();
        }
        AllowanceChargeType charge = new AllowanceChargeType();
        charge.setChargeIndicator(true);
        charge.setAllowanceChargeReasonCode(FREIGHT); // BT-105
        charge.addAllowanceChargeReason(new AllowanceChargeReasonType("Freight")); // BT-104
        charge.setAmount(content.totals().charges().decimal()).setCurrencyID(currency(content)); // BT-99
        charge.addTaxCategory(category(content.tax().treatment())); // BT-102, BT-103
        return Optional.of(charge);
    }

    static TaxTotalType tax(Content content) {
        String currency = currency(content);
        TaxCategoryType category = category(content.tax().treatment()); // BT-118, BT-119
        Treatment treatment = content.tax().treatment();
        if (!treatment.reasonCode().isEmpty()) {
            category.setTaxExemptionReasonCode(treatment.reasonCode()); // BT-121
        }
        if (!treatment.reason().isEmpty()) {
            category.addTaxExemptionReason(new TaxExemptionReasonType(treatment.reason())); // BT-120
        }
        TaxSubtotalType part = new TaxSubtotalType();
        part.setTaxableAmount(content.tax().base().decimal()).setCurrencyID(currency); // BT-116
        part.setTaxAmount(content.tax().amount().decimal()).setCurrencyID(currency); // BT-117
        part.setTaxCategory(category);
        TaxTotalType total = new TaxTotalType();
        total.setTaxAmount(content.totals().tax().decimal()).setCurrencyID(currency); // BT-110
        total.addTaxSubtotal(part);
        return total;
    }

    static MonetaryTotalType totals(Content content) {
        String currency = currency(content);
        Totals totals = content.totals();
        MonetaryTotalType sums = new MonetaryTotalType();
        sums.setLineExtensionAmount(totals.lines().decimal()).setCurrencyID(currency); // BT-106
        sums.setTaxExclusiveAmount(totals.net().decimal()).setCurrencyID(currency); // BT-109
        sums.setTaxInclusiveAmount(totals.gross().decimal()).setCurrencyID(currency); // BT-112
        if (!totals.charges().isZero()) {
            sums.setChargeTotalAmount(totals.charges().decimal()).setCurrencyID(currency); // BT-108
        }
        if (!totals.prepaid().isZero()) {
            sums.setPrepaidAmount(totals.prepaid().decimal()).setCurrencyID(currency); // BT-113
        }
        sums.setPayableAmount(totals.due().decimal()).setCurrencyID(currency); // BT-115
        return sums;
    }

    /** What is not subject to VAT has no rate (BR-O-05). */
    static TaxCategoryType category(Treatment treatment) {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(treatment.category().name());
        if (treatment.category() != TaxCategory.O) {
            category.setPercent(treatment.percent());
        }
        category.setTaxScheme(UblParts.vat());
        return category;
    }
}
