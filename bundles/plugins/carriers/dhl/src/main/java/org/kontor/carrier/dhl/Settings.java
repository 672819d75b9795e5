package org.kontor.carrier.dhl;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with DHL Express. */
@ObjectClassDefinition(name = "DHL Express")
@interface Settings {

    @AttributeDefinition(description = "where MyDHL API begins; its host must stand in bnd.bnd")
    String address() default "https://express.api.dhl.com/mydhlapi";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "the API key, set as .key")
    String _key();

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "the API secret, set as .secret")
    String _secret();

    @AttributeDefinition(description = "the DHL account number that ships and pays")
    String account();

    @AttributeDefinition(required = false, description = "the account that pays duties under DDP; empty: the same")
    String duties_account() default "";

    @AttributeDefinition(required = false, description = "the telephone DHL may call for a party that gives none")
    String phone() default "";

    @AttributeDefinition(required = false, description = "product codes of your own agreement, between blanks")
    String agreed_products() default "";

    @AttributeDefinition(
            required = false,
            description = "dangerous goods that DHL takes from you, between blanks: UN3481:HV:967 is the UN number,"
                    + " DHL's service code and its content id")
    String dangerous_goods() default "";

    @AttributeDefinition(
            required = false,
            description = "the shipper's numbers for customs, between blanks, like EOR:DE1234567:DE")
    String shipper_registrations() default "";

    @AttributeDefinition(description = "the label's form: pdf, zpl, lp2 or epl")
    String label_format() default "pdf";

    @AttributeDefinition(description = "the label's template")
    String label_template() default "ECOM26_84_001";

    @AttributeDefinition(description = "the product code said when a collection is ordered")
    String pickup_product() default "P";

    @AttributeDefinition(description = "who cancels a collection, as DHL shall know it")
    String requestor() default "Kontor";

    @AttributeDefinition(description = "hours for which a price is promised")
    long valid_hours() default 24;

    @AttributeDefinition(description = "minutes after a lost answer in which DHL may not yet show the booking")
    long settle_minutes() default 30;

    @AttributeDefinition(description = "where DHL's unified tracking is asked")
    String unified_address() default "https://api-eu.dhl.com/track/shipments";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            required = false,
            description = "the key for unified tracking, set as .unified.key; empty: it is not asked")
    String _unified_key() default "";

    @AttributeDefinition(description = "which of DHL's divisions unified tracking looks in")
    String unified_service() default "express";
}
