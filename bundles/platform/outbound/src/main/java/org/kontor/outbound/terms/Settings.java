package org.kontor.outbound.terms;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What plugins may do outside; changing it disturbs no plugin. */
@ObjectClassDefinition(name = "Outbound HTTP")
@interface Settings {

    @AttributeDefinition(description = "how long an exchange may take; never longer than the host waits for the plugin")
    long deadline_millis() default 20_000;

    @AttributeDefinition(description = "the longest answer in bytes")
    int answer_bytes() default 1_048_576;

    @AttributeDefinition(
            description = "connections of one plugin to one host; counts for plugins that start afterwards")
    int connections() default 8;

    @AttributeDefinition(description = "lets plugins reach servers on this machine, without TLS: for tests only")
    boolean loopback() default false;

    @AttributeDefinition(description = "days for which the journal of exchanges is kept")
    int kept_days() default 30;
}
