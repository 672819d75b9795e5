package org.kontor.providers.host;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How patient we are with plugins; changing it forgets the statistics. */
@ObjectClassDefinition(name = "Providers")
@interface Settings {

    @AttributeDefinition(description = "how long a question may take, unless the account's kontor.deadline.millis says")
    long ask_deadline_millis() default 5_000;

    @AttributeDefinition(description = "how long an act may take, unless the account's kontor.deadline.millis says")
    long act_deadline_millis() default 20_000;

    @AttributeDefinition(description = "calls of one account at once, unless its kontor.limit says")
    int limit() default 8;

    @AttributeDefinition(description = "calls of one account that may wait for a thread")
    int queue() default 16;

    @AttributeDefinition(description = "failures in a row after which an account rests")
    int breaker_failures() default 5;

    @AttributeDefinition(description = "how long an account rests before one call tries again")
    long breaker_rest_millis() default 10_000;

    @AttributeDefinition(description = "how long a departing plugin may finish its running calls")
    long departure_millis() default 10_000;

    @AttributeDefinition(description = "threads of all plugins that may ignore interruption before theirs get no more")
    int poisoned_most() default 64;

    @AttributeDefinition(description = "calls that both versions must have had before a trial is judged")
    long trial_calls() default 30;

    @AttributeDefinition(description = "calls after which a trial that is no worse is promoted by itself; 0: never")
    long trial_promote_calls() default 0;

    @AttributeDefinition(description = "percentage points by which a version in trial may fail more often")
    double trial_margin_percent() default 5;

    @AttributeDefinition(description = "times by which the p95 of a version in trial may exceed the stable version's")
    double trial_latency_factor() default 2;
}
