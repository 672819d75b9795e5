package org.kontor.invoices.ubl;

import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CommodityClassificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemPropertyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Line;

/** The lines of a document. */
final class UblLines {

    /** UNTDID 7143: the Harmonised System. */
    private static final String HARMONISED_SYSTEM = "HS";

    private UblLines() {}

    static InvoiceLineType invoiced(Line line, Content content) {
        InvoiceLineType written = new InvoiceLineType();
        written.setID(Integer.toString(line.number())); // BT-126
        written.setInvoicedQuantity(BigDecimal.valueOf(line.quantity())).setUnitCode(line.unit()); // BT-129, BT-130
        written.setLineExtensionAmount(line.net().decimal()).setCurrencyID(UblSums.currency(content)); // BT-131
        written.setItem(item(line, content));
        written.setPrice(price(line, content));
        return written;
    }

    static CreditNoteLineType credited(Line line, Content content) {
        CreditNoteLineType written = new CreditNoteLineType();
        written.setID(Integer.toString(line.number()));
        written.setCreditedQuantity(BigDecimal.valueOf(line.quantity())).setUnitCode(line.unit());
        written.setLineExtensionAmount(line.net().decimal()).setCurrencyID(UblSums.currency(content));
        written.setItem(item(line, content));
        written.setPrice(price(line, content));
        return written;
    }

    private static PriceType price(Line line, Content content) {
        PriceType price = new PriceType();
        price.setPriceAmount(line.unitPrice().decimal()).setCurrencyID(UblSums.currency(content)); // BT-146
        return price;
    }

    private static ItemType item(Line line, Content content) {
        ItemType item = new ItemType();
        item.setName(line.name()); // BT-153
        if (!line.model().isEmpty()) {
            ItemIdentificationType model = new ItemIdentificationType();
            model.setID(line.model());
            item.setSellersItemIdentification(model); // BT-155
        }
        line.origin().ifPresent(origin -> item.setOriginCountry(UblParts.country(origin))); // BT-159
        line.hsCode().ifPresent(code -> {
            CommodityClassificationType commodity = new CommodityClassificationType();
            commodity.setItemClassificationCode(code.digits()).setListID(HARMONISED_SYSTEM); // BT-158
            item.addCommodityClassification(commodity);
        });
        item.addClassifiedTaxCategory(UblSums.category(content.tax().treatment())); // BT-151, BT-152
        property(item, "Specification", line.specification());
        property(item, "Colour", line.colour());
        return item;
    }

    private static void property(ItemType item, String name, String value) {
        if (!value.isEmpty()) {
            ItemPropertyType property = new ItemPropertyType();
            property.setName(name); // BT-160
            property.setValue(value); // BT-161
            item.addAdditionalItemProperty(property);
        }
    }
}
