package org.kontor.invoices.ubl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Business rules of EN 16931-1, section 6.4, by their numbers; written from the standard, not from our writer. */
final class En16931 {

    private static final String TOTALS = "cac:LegalMonetaryTotal/";
    private static final String SELLER = "cac:AccountingSupplierParty/cac:Party/";
    private static final String BUYER = "cac:AccountingCustomerParty/cac:Party/";
    private static final String VAT_NUMBER = "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID";
    private static final String TAX = "cac:TaxTotal/cac:TaxSubtotal/";
    private static final Set<String> CATEGORIES = Set.of("S", "Z", "AE", "K", "G", "O");

    private final Document document;
    private final List<String> broken = new ArrayList<>();

    private En16931(Document document) {
        this.document = document;
    }

    /** The rules that it breaks. */
    static List<String> broken(Document document) {
        En16931 rules = new En16931(document);
        rules.present();
        rules.lines();
        rules.sums();
        rules.tax();
        return rules.broken;
    }

    private void present() {
        rule("BR-01", document.text("cbc:CustomizationID").equals("urn:cen.eu:en16931:2017"));
        rule("BR-02", document.has("cbc:ID"));
        rule("BR-03", document.has("cbc:IssueDate"));
        String type = document.text("cbc:InvoiceTypeCode") + document.text("cbc:CreditNoteTypeCode");
        rule("BR-04", type.equals(document.root().equals("Invoice") ? "380" : "381"));
        rule("BR-05", document.has("cbc:DocumentCurrencyCode"));
        rule("BR-06", document.has(SELLER + "cac:PartyLegalEntity/cbc:RegistrationName"));
        rule("BR-07", document.has(BUYER + "cac:PartyLegalEntity/cbc:RegistrationName"));
        rule("BR-09", document.has(SELLER + "cac:PostalAddress/cac:Country/cbc:IdentificationCode"));
        rule("BR-11", document.has(BUYER + "cac:PostalAddress/cac:Country/cbc:IdentificationCode"));
        rule(
                "BR-55",
                document.all("cac:BillingReference").stream()
                        .allMatch(one -> one.has("cac:InvoiceDocumentReference/cbc:ID")));
        rule("BR-57", document.has("cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode"));
        rule("BR-49", document.has("cac:PaymentMeans/cbc:PaymentMeansCode"));
        rule(
                "BR-CO-26",
                document.has(SELLER + "cac:PartyLegalEntity/cbc:CompanyID") || document.has(SELLER + VAT_NUMBER));
        for (String party : List.of(SELLER, BUYER)) {
            rule(
                    "BR-CO-09",
                    !document.has(party + VAT_NUMBER)
                            || document.text(party + VAT_NUMBER).matches("[A-Z]{2}.+"));
            rule("BR-62/63", document.all(party + "cbc:EndpointID").stream().allMatch(one -> one.has("@schemeID")));
        }
    }

    private List<Document> items() {
        return document.all("cac:InvoiceLine | cac:CreditNoteLine");
    }

    private void lines() {
        rule("BR-16", !items().isEmpty());
        for (Document line : items()) {
            String quantity = "cbc:InvoicedQuantity | cbc:CreditedQuantity";
            rule("BR-21", line.has("cbc:ID"));
            rule("BR-22", line.number(quantity).signum() > 0);
            rule("BR-23", line.has("cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode"));
            rule("BR-24", line.has("cbc:LineExtensionAmount"));
            rule("BR-25", line.has("cac:Item/cbc:Name"));
            rule("BR-26", line.has("cac:Price/cbc:PriceAmount"));
            rule("BR-27", line.number("cac:Price/cbc:PriceAmount").signum() >= 0);
            rule("BR-CO-04", line.has("cac:Item/cac:ClassifiedTaxCategory/cbc:ID"));
            rule(
                    "BR-65",
                    line.all("cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode").stream()
                            .allMatch(one -> one.has("@listID")));
            BigDecimal net = line.number("cac:Price/cbc:PriceAmount")
                    .multiply(line.number(quantity))
                    .setScale(2, RoundingMode.HALF_UP);
            rule("line net", net.compareTo(line.number("cbc:LineExtensionAmount")) == 0);
        }
    }

    private void sums() {
        BigDecimal lines = document.number(TOTALS + "cbc:LineExtensionAmount");
        BigDecimal charges = document.number(TOTALS + "cbc:ChargeTotalAmount");
        BigDecimal net = document.number(TOTALS + "cbc:TaxExclusiveAmount");
        BigDecimal gross = document.number(TOTALS + "cbc:TaxInclusiveAmount");
        BigDecimal due = document.number(TOTALS + "cbc:PayableAmount");
        BigDecimal tax = document.number("cac:TaxTotal/cbc:TaxAmount");
        rule("BR-12", document.has(TOTALS + "cbc:LineExtensionAmount"));
        rule("BR-13", document.has(TOTALS + "cbc:TaxExclusiveAmount"));
        rule("BR-14", document.has(TOTALS + "cbc:TaxInclusiveAmount"));
        rule("BR-15", document.has(TOTALS + "cbc:PayableAmount"));
        equal("BR-CO-10", lines, document.sum("*/cbc:LineExtensionAmount[not(parent::cac:LegalMonetaryTotal)]"));
        equal("BR-CO-12", charges, document.sum("cac:AllowanceCharge[cbc:ChargeIndicator='true']/cbc:Amount"));
        equal("BR-CO-13", net, lines.add(charges));
        equal("BR-CO-14", tax, document.sum(TAX + "cbc:TaxAmount"));
        equal("BR-CO-15", gross, net.add(tax));
        equal("BR-CO-16", due, gross.subtract(document.number(TOTALS + "cbc:PrepaidAmount")));
        rule("BR-CO-25", due.signum() <= 0 || document.has("cbc:DueDate") || document.has("cac:PaymentTerms/cbc:Note"));
        rule(
                "BR-DEC",
                document.all(".//*[@currencyID]").stream()
                        .allMatch(amount -> amount.number(".").scale() <= 2));
        rule("one currency", document.all(".//@currencyID").stream().allMatch(one -> one.text(".")
                .equals(document.text("cbc:DocumentCurrencyCode"))));
        rule(
                "BR-38",
                document.all("cac:AllowanceCharge").stream()
                        .allMatch(one -> one.has("cbc:AllowanceChargeReason") && one.has("cac:TaxCategory/cbc:ID")));
    }

    private void tax() {
        rule("BR-CO-18", document.all("cac:TaxTotal/cac:TaxSubtotal").size() == 1);
        String category = document.text(TAX + "cac:TaxCategory/cbc:ID");
        rule("BR-47", CATEGORIES.contains(category));
        equal(
                "BR-45, BR-*-08",
                document.number(TAX + "cbc:TaxableAmount"),
                document.number(TOTALS + "cbc:TaxExclusiveAmount"));
        BigDecimal percent = document.number(TAX + "cac:TaxCategory/cbc:Percent");
        int digits = document.text(TAX + "cbc:TaxableAmount").contains(".") ? 2 : 0;
        equal(
                "BR-CO-17",
                document.number(TAX + "cbc:TaxAmount"),
                document.number(TAX + "cbc:TaxableAmount")
                        .multiply(percent)
                        .movePointLeft(2)
                        .setScale(digits, RoundingMode.HALF_UP));
        for (Document one : document.all(".//cac:ClassifiedTaxCategory | cac:AllowanceCharge/cac:TaxCategory")) {
            rule(
                    "one category",
                    one.text("cbc:ID").equals(category)
                            && one.number("cbc:Percent").equals(percent));
        }
        category(category, percent);
    }

    private void category(String category, BigDecimal percent) {
        boolean reason = document.has(TAX + "cac:TaxCategory/cbc:TaxExemptionReason")
                || document.has(TAX + "cac:TaxCategory/cbc:TaxExemptionReasonCode");
        boolean seller = document.has(SELLER + VAT_NUMBER);
        boolean buyer = document.has(BUYER + VAT_NUMBER);
        rule("BR-48", category.equals("O") || document.has(TAX + "cac:TaxCategory/cbc:Percent"));
        rule("BR-*-05", category.equals("S") == percent.signum() > 0);
        rule("BR-*-10", reason == !Set.of("S", "Z").contains(category));
        switch (category) {
            case "O" -> {
                rule("BR-O-02", !seller && !buyer);
                rule("BR-O-05", !document.has(".//cbc:Percent"));
            }
            case "K" -> {
                rule("BR-IC-02", seller && buyer);
                rule("BR-IC-11", document.has("cac:Delivery/cbc:ActualDeliveryDate"));
            }
            case "AE" -> rule("BR-AE-02", document.has(SELLER + "cac:PartyTaxScheme/cbc:CompanyID") && buyer);
            case "G" -> rule("BR-G-02", seller);
            default -> rule("BR-S-02, BR-Z-02", document.has(SELLER + "cac:PartyTaxScheme/cbc:CompanyID"));
        }
    }

    private void equal(String rule, BigDecimal is, BigDecimal must) {
        rule(rule + ": " + is + " instead of " + must, is.compareTo(must) == 0);
    }

    private void rule(String name, boolean holds) {
        if (!holds) {
            broken.add(name);
        }
    }
}
