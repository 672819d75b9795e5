package org.kontor.outbound.journal;

import static org.kontor.outbound.journal.Disguise.HIDDEN;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The parameters of an address or a form, without the values of the secret ones. */
final class Parameters {

    private Parameters() {}

    static String hidden(String parameters, Disguise disguise) {
        return Arrays.stream(parameters.split("&", -1))
                .map(parameter -> one(parameter, disguise))
                .collect(Collectors.joining("&"));
    }

    private static String one(String parameter, Disguise disguise) {
        int equals = parameter.indexOf('=');
        if (equals < 0 || !SecretNames.hold(decoded(parameter.substring(0, equals)))) {
            return parameter;
        }
        disguise.learn(parameter.substring(equals + 1));
        disguise.learn(decoded(parameter.substring(equals + 1)));
        return parameter.substring(0, equals + 1) + HIDDEN;
    }

    /** As it stands when it is no encoding. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
