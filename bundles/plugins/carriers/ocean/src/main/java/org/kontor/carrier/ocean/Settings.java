package org.kontor.carrier.ocean;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with one ocean carrier: where its APIs are, how it knows us, and what a booking says of us. */
@ObjectClassDefinition(name = "Ocean carrier (DCSA)")
@interface Settings {

    /** How the carrier knows that a request is ours. */
    enum Login {
        NONE,
        /** The secret in the header {@code key.header}. */
        API_KEY,
        BASIC,
        /** Client credentials, sent in the body of the token request. */
        OAUTH2,
        /** Client credentials, sent as basic authentication of the token request. */
        OAUTH2_BASIC,
        /** The secret is a token that does not end. */
        BEARER
    }

    /** How the carrier's track and trace wants to be asked; answers of all versions are understood always. */
    enum Dialect {
        V2,
        V3_BETA,
        V3
    }

    /** How a booking whose answer was lost is looked for. */
    enum Lookup {
        NONE,
        /** Among the carrier's events of booking requests, which it gives without a number. */
        EVENTS
    }

    String service_pid();

    @AttributeDefinition(description = "where the carrier's APIs begin; the host must stand in bnd.bnd")
    String address() default "";

    @AttributeDefinition(description = "track and trace, from address or a whole address")
    String events_path() default "v2/events";

    @AttributeDefinition(description = "bookings, from address or a whole address")
    String bookings_path() default "v2/bookings";

    @AttributeDefinition(description = "event subscriptions, from address or a whole address")
    String subscriptions_path() default "v2/event-subscriptions";

    @AttributeDefinition(description = "how track and trace wants to be asked")
    Dialect dialect() default Dialect.V2;

    @AttributeDefinition(description = "how the carrier knows us")
    Login login() default Login.OAUTH2;

    @AttributeDefinition(required = false, description = "user or client id")
    String user() default "";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            required = false,
            description = "password, client secret, API key or token, set as .secret")
    String _secret() default "";

    @AttributeDefinition(description = "the header of an API key")
    String key_header() default "API-Key";

    @AttributeDefinition(required = false, description = "where OAUTH2 gets its token")
    String token_address() default "";

    @AttributeDefinition(required = false, description = "scope of the token, where the carrier wants one")
    String scope() default "";

    @AttributeDefinition(required = false, description = "further headers of every request, like Consumer-Key: abc")
    String[] headers() default {};

    @AttributeDefinition(required = false, description = "the carrier's code, like MAEU; some APIs serve several")
    String carrier_code() default "";

    @AttributeDefinition(description = "whose list the carrier's code is from: NMFTA (SCAC) or SMDG")
    String carrier_list() default "NMFTA";

    @AttributeDefinition(required = false, description = "our service contract; a booking needs it or a quotation")
    String contract() default "";

    @AttributeDefinition(required = false, description = "the carrier's quotation that bookings refer to")
    String quotation() default "";

    @AttributeDefinition(required = false, description = "who books; empty: the shipper")
    String agent() default "";

    @AttributeDefinition(description = "BOL bill of lading or SWB sea waybill")
    String document() default "SWB";

    @AttributeDefinition(description = "regular expressions of the carrier's booking and bill of lading numbers")
    String[] number_formats() default {"[A-Z0-9]*[0-9][A-Z0-9]*"};

    @AttributeDefinition(description = "how a booking whose answer was lost is looked for")
    Lookup lookup() default Lookup.NONE;

    @AttributeDefinition(description = "minutes after which a request without an event did not arrive")
    int lookup_minutes() default 60;

    @AttributeDefinition(required = false, description = "file of what was booked; empty: books/<pid>.jsonl")
    String books() default "";

    @AttributeDefinition(required = false, description = "our address for events; empty: nothing is subscribed")
    String callback() default "";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            required = false,
            description = "base64 of the 32 to 64 bytes that sign events, set as .push.secret")
    String _push_secret() default "";
}
