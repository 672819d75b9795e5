package org.kontor.values;

/**
 * One kind of goods in a shipment: quantity in pieces, value of all of them, where they were made.
 * {@code unNumber} is the UN dangerous goods number (UN3481), empty when the goods are not dangerous.
 */
public record Goods(
        String description,
        HsCode hsCode,
        long quantity,
        Money value,
        Country origin,
        boolean dangerous,
        String unNumber) {

    public Goods {
        description = Require.text("goods.description", description);
        Require.present("goods.hsCode", hsCode);
        Require.positive("goods.quantity", quantity);
        Require.present("goods.value", value);
        Require.present("goods.origin", origin);
        unNumber = Require.optional(unNumber);
        if (dangerous && !unNumber.matches("UN\\d{4}")) {
            throw new InvalidValueException(
                    "goods.unNumber",
                    "must be given for dangerous goods, was '" + unNumber + "'",
                    "write it like UN3481");
        }
    }
}
