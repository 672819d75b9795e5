package org.kontor.deployment.desk;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How patient the desk is with plugins and with other nodes. */
@ObjectClassDefinition(name = "Deployment")
@interface Settings {

    @AttributeDefinition(description = "how often a node looks for what others changed")
    long poll_millis() default 2_000;

    @AttributeDefinition(description = "how long a change must work on its first node before the others follow")
    long settle_seconds() default 10;

    @AttributeDefinition(description = "how long starting a plugin may take")
    long start_millis() default 5_000;

    @AttributeDefinition(description = "how long after its start a plugin's accounts may take to serve")
    long serve_millis() default 2_000;

    @AttributeDefinition(description = "how long stopping a plugin may take, with the calls it still answers")
    long stop_millis() default 12_000;

    @AttributeDefinition(description = "how often the folder plugins/ is looked at")
    long folder_millis() default 300;
}
