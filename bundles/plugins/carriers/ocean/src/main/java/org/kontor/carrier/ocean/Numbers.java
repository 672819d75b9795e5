package org.kontor.carrier.ocean;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Numbers by which a sea shipment is followed: containers (ISO 6346), and each carrier's bookings and bills. */
final class Numbers {

    /** Owner, kind of equipment, serial, check digit. */
    private static final Pattern CONTAINER = Pattern.compile("[A-Z]{3}[UJZR][0-9]{7}");

    private static final int BODY = 10;
    private static final int PRIME = 11;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 35;

    private final List<Pattern> formats;

    Numbers(String... formats) {
        try {
            this.formats = Stream.of(formats).map(Pattern::compile).toList();
        } catch (PatternSyntaxException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "number.formats must be regular expressions");
        }
    }

    Match test(String number) {
        if (isContainer(number)) {
            return check(number) == number.charAt(BODY) - '0' ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
        }
        boolean fits = number.length() >= SHORTEST
                && number.length() <= LONGEST
                && formats.stream().anyMatch(format -> format.matcher(number).matches());
        return fits ? Match.VALID : Match.NOT_THIS_FORMAT;
    }

    static boolean isContainer(String number) {
        return CONTAINER.matcher(number).matches();
    }

    private static int check(String number) {
        int sum = 0;
        for (int place = 0; place < BODY; place++) {
            sum += value(number.charAt(place)) << place;
        }
        return sum % PRIME % BODY;
    }

    /** Digits are themselves; letters count on from 10 and leave out 11, 22 and 33. */
    private static int value(char sign) {
        int letter = sign - 'A';
        return letter < 0 ? sign - '0' : BODY + letter + (letter + BODY - 1) / BODY;
    }
}
