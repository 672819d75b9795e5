package org.kontor.outbound.journal;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows by its name what a header, a parameter, a field or an element must not tell. */
final class SecretNames {

    private static final Pattern SECRET = Pattern.compile(
            ".*(?:authori[sz]ation|password|passwd|passphrase|passcode|secret|token|cookie|credential|sessionid"
                    + "|securitycode|cardnumber|(?:api|access|private|secret|signing|subscription|client|auth|app|account"
                    + "|licen[cs]e|merchant|encryption|shared|master|service|session|hmac)key).*"
                    + "|.*(?:auth|signature|assertion)|key|pin|cv[cv]2?|csc|otp|pan|pwd|pass|sig|jwt|bearer");

    /** Opens nothing. */
    private static final Pattern HARMLESS = Pattern.compile("tokentype");

    private SecretNames() {}

    static boolean hold(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return SECRET.matcher(plain).matches() && !HARMLESS.matcher(plain).matches();
    }
}
