package org.kontor.carrier.sandbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One sandbox carrier account. */
@ObjectClassDefinition(name = "Carrier sandbox")
@interface Settings {

    /** What goes wrong with a kind of call. */
    enum Trouble {
        NONE,
        UNAVAILABLE,
        MISCONFIGURED,
        UNINTELLIGIBLE,
        /** Bookings only: done, but the first answer of a key is lost. */
        ANSWER_LOST,
        /** Bookings only: the first request of a key does not arrive, and nobody can know. */
        REQUEST_LOST
    }

    String service_pid();

    @AttributeDefinition(
            required = false,
            description = "file of the books; empty: sandbox/<pid>.jsonl below the server's folder")
    String journal() default "";

    @AttributeDefinition(description = "currency of the prices")
    String currency() default "EUR";

    @AttributeDefinition(description = "how many times faster than real life a journey goes")
    double clock_speed() default 1;

    @AttributeDefinition(description = "how journeys go when the consignee's name does not say")
    Course journey() default Course.NORMAL;

    @AttributeDefinition(description = "waybill numbers fail their own check digit")
    boolean wrong_check_digit() default false;

    @AttributeDefinition(description = "what goes wrong with prices")
    Trouble fault_rates() default Trouble.NONE;

    @AttributeDefinition(description = "what goes wrong with bookings")
    Trouble fault_book() default Trouble.NONE;

    @AttributeDefinition(description = "seconds until a booking is confirmed; until then it is awaited")
    long confirm_after_seconds() default 0;

    @AttributeDefinition(description = "what goes wrong with tracking")
    Trouble fault_track() default Trouble.NONE;

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            required = false,
            description = "key of the pushes' signatures, set as .push.secret")
    String _push_secret() default "";
}
