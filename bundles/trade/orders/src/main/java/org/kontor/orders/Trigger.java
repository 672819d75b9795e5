package org.kontor.orders;

/** What makes a stage of a payment plan due, in the order of the trade; NET counts its stage's days from the dispatch. */
public enum Trigger {
    ON_ORDER,
    BEFORE_SHIPMENT,
    ON_BL_COPY,
    ON_DELIVERY,
    NET;

    /** Nothing is shipped before these are paid. */
    public boolean beforeShipment() {
        return this == ON_ORDER || this == BEFORE_SHIPMENT;
    }
}
