package org.kontor.carrier.fedex;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with FedEx, and the two projects of FedEx's developer portal through which it is reached. */
@ObjectClassDefinition(name = "FedEx")
@interface FedexSettings {

    @AttributeDefinition(description = "where the APIs begin; the sandbox is https://apis-sandbox.fedex.com/")
    String address() default "https://apis.fedex.com/";

    @AttributeDefinition(description = "the nine digits of the shipping account, which pays")
    String account();

    @AttributeDefinition(description = "API key of the project with the Rate and Ship APIs")
    String client_id();

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "that project's secret, set as .client.secret")
    String _client_secret();

    @AttributeDefinition(description = "API key of the project with the Track API; empty when it is the same project")
    String track_client_id() default "";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "its secret, set as .track.client.secret")
    String _track_client_secret() default "";

    @AttributeDefinition(description = "ISO currency to quote in; empty for the account's own")
    String currency() default "";

    @AttributeDefinition(description = "USE_SCHEDULED_PICKUP, CONTACT_FEDEX_TO_SCHEDULE or DROPOFF_AT_FEDEX_LOCATION")
    String pickup_type() default "USE_SCHEDULED_PICKUP";

    @AttributeDefinition(description = "PDF, PNG, ZPLII or EPL2")
    String label_format() default "PDF";

    @AttributeDefinition(description = "paper (PAPER_…) or thermal stock (STOCK_…); empty for 4 × 6 inches of either")
    String label_stock() default "";

    @AttributeDefinition(description = "telephone for FedEx to ring when a party has none; a booking must name one")
    String phone() default "";

    @AttributeDefinition(description = "hours for which a price is promised")
    long valid_hours() default 24;

    @AttributeDefinition(description = "minutes after a doubt in which a booking that cannot be found may yet show up")
    long lookup_minutes() default 10;
}
