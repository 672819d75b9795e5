package org.kontor.deployment.gate;

import java.lang.annotation.Annotation;

/** What an operator wrote into etc/org.kontor.deployment.cfg. */
record Operator(String policy, String[] trusted_keys, String[] allowed_sha256, int jar_mebibytes) implements Settings {

    static Operator open() {
        return new Operator("open", new String[0], new String[0], 32);
    }

    static Operator trusting(String... keys) {
        return new Operator("trusted", keys, new String[0], 32);
    }

    Operator allowing(String... sha256) {
        return new Operator(policy, trusted_keys, sha256, jar_mebibytes);
    }

    @Override
    public boolean verdict_required() {
        return false;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Settings.class;
    }
}
