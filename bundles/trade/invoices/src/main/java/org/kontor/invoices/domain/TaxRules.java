package org.kontor.invoices.domain;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.kontor.invoices.domain.TaxTable.Kind;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.work.TradeRuleException;

/**
 * Finds the tax of a sale of goods by the dated lines of {@code tax-rules.csv}, after Directive 2006/112/EC and the
 * standard rates of the European Commission's Taxes in Europe Database. What they do not cover is refused with the
 * reason, and so left to a person: nothing is guessed.
 */
final class TaxRules {

    private final TaxTable table = new TaxTable();

    Treatment of(Sale sale) {
        requirePlain(sale);
        Kind kind = kind(sale);
        Treatment treatment = table.treatment(kind, sale.from(), sale.day())
                .orElseThrow(() -> unruled("There is no tax rule for a sale from " + sale.from() + " to " + sale.to()
                        + " on " + sale.day() + ", of the kind " + kind));
        requireNumbers(sale, treatment.category());
        if (treatment.category() == TaxCategory.S) {
            requireUsualGoods(sale);
            requireNationalCurrency(sale);
        }
        return treatment;
    }

    private Kind kind(Sale sale) {
        boolean fromMember = table.isMember(sale.from(), sale.day());
        boolean toMember = table.isMember(sale.to(), sale.day());
        if (sale.from().equals(sale.to())) {
            return isAtHome(sale, fromMember) ? Kind.AT_HOME : Kind.AT_HOME_BY_OTHERS;
        }
        if (fromMember) {
            return toMember ? Kind.WITHIN_EU : Kind.EXPORT;
        }
        if (toMember && sale.incoterm() == Incoterm.DDP) {
            throw unruled("Under DDP the seller imports into " + sale.to()
                    + ", and the sale after that may be taxed there (Article 32, second paragraph)");
        }
        return Kind.OUTSIDE_EU;
    }

    /** In the Union by the number that the seller uses, for a firm may have one without a seat. */
    private static boolean isAtHome(Sale sale, boolean member) {
        return member
                ? VatNumber.of(sale.seller().taxNumber(), sale.from()).isPresent()
                : sale.seller().address().country().equals(sale.from());
    }

    private void requirePlain(Sale sale) {
        Optional<String> apart = table.apart(sale.departure()).or(() -> table.apart(sale.arrival()));
        if (apart.isPresent()) {
            throw unruled("Goods from or to " + apart.get() + " are taxed by rules of their own");
        }
    }

    /** Beyond what the document must show: whose numbers they must be. */
    private void requireNumbers(Sale sale, TaxCategory category) {
        boolean ownSeat = category != TaxCategory.O && category != TaxCategory.AE;
        if (ownSeat
                && table.isMember(sale.from(), sale.day())
                && VatNumber.of(sale.seller().taxNumber(), sale.from()).isEmpty()) {
            throw unruled("The seller has no VAT number of " + sale.from() + ", where the goods leave");
        }
        if (category == TaxCategory.AE
                && VatNumber.of(sale.buyer().taxNumber(), sale.to()).isEmpty()) {
            throw unruled("The buyer has no VAT number of " + sale.to() + ", without which the seller owes the tax");
        }
        if (category == TaxCategory.K && !buyerIsElsewhere(sale)) {
            throw unruled("The buyer has no VAT number of another member state, without which the seller owes the tax");
        }
    }

    private boolean buyerIsElsewhere(Sale sale) {
        return VatNumber.of(sale.buyer().taxNumber())
                .filter(number -> !number.isOf(sale.from()))
                .filter(number -> table.members(sale.day()).anyMatch(number::isOf))
                .isPresent();
    }

    private void requireUsualGoods(Sale sale) {
        for (HsCode goods : sale.goods()) {
            Optional<String> unusual = table.unusual(goods);
            if (unusual.isPresent()) {
                throw unruled("Goods under HS " + goods + " (" + unusual.get()
                        + ") may have another rate than the standard one, or be taxed by the buyer");
            }
        }
    }

    /** Tax must be stated in the currency of the country that gets it (Article 230); we have no official rate. */
    private static void requireNationalCurrency(Sale sale) {
        Currency national = Currency.getInstance(new Locale("", sale.from().code()));
        if (!national.equals(sale.currency())) {
            throw unruled("The tax must be stated in " + national + ", and the sale is in " + sale.currency());
        }
    }

    private static TradeRuleException unruled(String sentence) {
        return TradeRuleException.conflict(
                "tax-unruled", sentence, "correct what is wrong, or have an operator decide the tax");
    }
}
