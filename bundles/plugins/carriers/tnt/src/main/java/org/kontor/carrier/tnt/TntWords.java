package org.kontor.carrier.tnt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kontor.carrier.Refusal;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What TNT's sentences mean: it publishes no list of its error codes, so the words must tell. Pure. */
final class TntWords {

    private static final int MOST = 300;

    private record Meaning(Refusal.Reason reason, Pattern words) {}

    private static final List<Meaning> MEANINGS = List.of(
            meaning(Refusal.Reason.EMBARGO, "embargo|sanction|denied part"),
            meaning(Refusal.Reason.DANGEROUS_GOODS, "dangerous|hazard|lithium|un ?number|batter"),
            meaning(Refusal.Reason.TOO_HEAVY, "weight|heavy"),
            meaning(Refusal.Reason.TOO_BIG, "dimension|length|width|height|volume|oversize|too (big|large|long)"),
            meaning(Refusal.Reason.NOT_VALID_ON_DATE, "\\bdate|weekend|holiday|saturday|sunday"),
            meaning(
                    Refusal.Reason.NOT_SERVED,
                    "post ?code|postal|zip|town|city|country|destination|origin|no (service|price|rate|product)"
                            + "|not (available|served|serviced)|unavailable for"));

    private static final Pattern ACCOUNT =
            Pattern.compile("\\blog-?[io]n|password|user ?(name|id)\\b|credential|authori[sz]|authenticat|access denied"
                    + "|account.*(invalid|unknown|not|closed)|invalid account");

    private static final Pattern TROUBLE = Pattern.compile(
            "temporar|try again|time[d ]*out|system (error|failure|is (down|unavailable))|service unavailable");

    private TntWords() {}

    static Refusal refusal(String service, String words, String code) {
        String lower = words.toLowerCase(Locale.ROOT);
        Refusal.Reason reason = MEANINGS.stream()
                .filter(meaning -> meaning.words().matcher(lower).find())
                .map(Meaning::reason)
                .findFirst()
                .orElse(Refusal.Reason.OTHER);
        String coded = code.isEmpty() ? "" : " (" + code + ")";
        return new Refusal(reason, service, "TNT does not take this shipment: " + brief(words) + coded);
    }

    /** True when the operator must mend the account, and the trader can do nothing. */
    static boolean isAboutTheAccount(String words) {
        return ACCOUNT.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** True when TNT is in trouble, and what became of an order is open. */
    static boolean isTrouble(String words) {
        return TROUBLE.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** What TNT said is the operator's to read; what it quotes of our request is left out by the callers. */
    static ProviderException failure(Fault otherwise, String words) {
        return new ProviderException(
                isAboutTheAccount(words) ? Fault.MISCONFIGURED : otherwise, "TNT says: " + brief(words));
    }

    /** On one line, and not longer than anybody reads. */
    static String brief(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        String told = line.isEmpty() ? "no reason given" : line;
        return told.length() <= MOST ? told : told.substring(0, MOST) + "…";
    }

    private static Meaning meaning(Refusal.Reason reason, String words) {
        return new Meaning(reason, Pattern.compile(words));
    }
}
