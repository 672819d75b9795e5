package org.kontor.deployment.settings;

/** How the provider host calls the account of a factory configuration. */
final class AccountName {

    private static final String OURS = "org.kontor.";

    private AccountName() {}

    /** {@code org.kontor.carrier.ratesheet~demo} is {@code carrier.ratesheet-demo}. */
    static String of(String pid) {
        return (pid.startsWith(OURS) ? pid.substring(OURS.length()) : pid).replace('~', '-');
    }

    static String of(String factoryPid, String name) {
        return of(factoryPid + "~" + name);
    }
}
