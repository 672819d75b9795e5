package org.kontor.outbound.journal;

import static org.kontor.outbound.journal.Disguise.HIDDEN;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML, broken JSON and whatever else is text: looks for names with values by their usual marks. */
final class LooseText {

    /** A whole word, so that a long text without names is gone through once. */
    private static final String NAME = "(?<![\\w:.\\-])[\\w:.\\-]{1,80}+";

    private static final Pattern ELEMENT = Pattern.compile("<(" + NAME + ")(?:\\s[^>]*)?(?<!/)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(" + NAME + ")(\\s*=\\s*)(?:\"([^\"]*)\"?|'([^']*)'?)");
    private static final Pattern FIELD =
            Pattern.compile("\"(" + NAME + ")\"(\\s*:\\s*)(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"?|([^\\s,}\\]\"]+))");
    private static final Pattern PARAMETER = Pattern.compile("(" + NAME + ")(=)([^&\\s\"'<>;]+)()");

    private LooseText() {}

    static String hidden(String text, Disguise disguise) {
        String hidden = elements(text, disguise);
        hidden = named(FIELD, hidden, disguise, name -> "\"" + name + "\"");
        hidden = named(ATTRIBUTE, hidden, disguise, Function.identity());
        return named(PARAMETER, hidden, disguise, Function.identity());
    }

    /** Everything between the tags of an element with a secret name, whatever it is. */
    private static String elements(String text, Disguise disguise) {
        StringBuilder hidden = new StringBuilder();
        Matcher element = ELEMENT.matcher(text);
        int copied = 0;
        while (element.find(copied)) {
            int start = element.end();
            hidden.append(text, copied, start);
            copied = start;
            if (SecretNames.hold(local(element.group(1)))) {
                int end = text.indexOf("</" + element.group(1), start);
                copied = end < 0 ? text.length() : end;
                disguise.learn(text.substring(start, copied).replaceAll("<!\\[CDATA\\[|]]>", ""));
                hidden.append(HIDDEN);
            }
        }
        return hidden.append(text.substring(copied)).toString();
    }

    private static String named(Pattern pattern, String text, Disguise disguise, Function<String, String> quoted) {
        return pattern.matcher(text).replaceAll(found -> {
            if (!SecretNames.hold(local(found.group(1)))) {
                return Matcher.quoteReplacement(found.group());
            }
            String value = value(found);
            if (!value.equals(HIDDEN)) {
                disguise.learn(value);
            }
            return Matcher.quoteReplacement(quoted.apply(found.group(1)) + found.group(2) + HIDDEN);
        });
    }

    private static String value(MatchResult found) {
        return found.group(3) == null ? String.valueOf(found.group(4)) : found.group(3);
    }

    /** Without the prefix of an XML name. */
    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
