package org.kontor.deployment.gate;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which jars the operator lets in. */
@ObjectClassDefinition(name = "Deployment")
@interface Settings {

    @AttributeDefinition(
            description =
                    "open: any jar that keeps the rules; trusted: only signed by trusted.keys, or of allowed.sha256")
    String policy() default "open";

    @AttributeDefinition(description = "PEM certificates, or folders of them, relative to the server's etc/ folder")
    String[] trusted_keys() default {};

    @AttributeDefinition(description = "SHA-256 of jars that are let in without a signature, in hexadecimal")
    String[] allowed_sha256() default {};

    @AttributeDefinition(description = "whether a jar must have passed the conformance check")
    boolean verdict_required() default false;

    @AttributeDefinition(description = "the largest jar, in MiB")
    int jar_mebibytes() default 32;
}
