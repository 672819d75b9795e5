package org.kontor.verification.sandbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One sandbox verification account. */
@ObjectClassDefinition(name = "Verification sandbox")
@interface Settings {

    /** What goes wrong with every call. */
    enum Trouble {
        NONE,
        UNAVAILABLE,
        MISCONFIGURED,
        UNINTELLIGIBLE,
        IN_DOUBT
    }

    String service_pid();

    @AttributeDefinition(
            required = false,
            description = "file of the cases; empty: sandbox/<pid>.jsonl below the server's folder")
    String journal() default "";

    @AttributeDefinition(description = "what goes wrong with every call")
    Trouble fault() default Trouble.NONE;
}
