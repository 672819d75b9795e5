package org.kontor.payment.sandbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One sandbox merchant account. */
@ObjectClassDefinition(name = "Payment sandbox")
@interface Settings {

    /** What goes wrong with everything, whatever the token says. */
    enum Trouble {
        NONE,
        UNAVAILABLE,
        MISCONFIGURED,
        UNINTELLIGIBLE,
        IN_DOUBT,
        LOST
    }

    String service_pid();

    @AttributeDefinition(
            required = false,
            description = "file of the books; empty: sandbox/<pid>.jsonl below the server's folder")
    String journal() default "";

    @AttributeDefinition(description = "what goes wrong with every call")
    Trouble fault() default Trouble.NONE;

    @AttributeDefinition(
            description = "milliseconds after which what waits completes: charges, payer's actions, payouts, disputes")
    long settle_millis() default 5_000;

    @AttributeDefinition(description = "the how-manieth question completes a payer's action; 0: only time does")
    int settle_asks() default 3;

    @AttributeDefinition(description = "how often tok-down is UNAVAILABLE before it works")
    int down_calls() default 2;

    @AttributeDefinition(description = "how long tok-slow takes, in milliseconds")
    long slow_millis() default 3_000;

    @AttributeDefinition(description = "where the payer is sent to act")
    String action_uri() default "https://sandbox.invalid/act/";

    @AttributeDefinition(
            required = false,
            description = "where messages are sent: this account's webhook on a server on this machine, which must"
                    + " allow loopback; empty: none are sent")
    String webhook_url() default "";

    @AttributeDefinition(
            required = false,
            type = AttributeType.PASSWORD,
            description = "what messages are signed with, set as .webhook.secret; without it none is believed")
    String _webhook_secret() default "";
}
