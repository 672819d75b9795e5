package org.kontor.outbound.journal;

import static org.kontor.outbound.journal.Disguise.HIDDEN;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.outbound.Exchange;
import org.kontor.toolkit.http.Answer;

/**
 * Makes of an exchange what an operator may read: without what secret names hold, without those values wherever else they
 * stand, without the plugin's secret settings and without card numbers; printable and short.
 */
final class Redaction {

    private static final int TEXT = 8 * 1024;
    private static final int URL = 1024;
    private static final int PROBLEM = 500;
    private static final int NAME = 200;
    private static final int VERSION = 100;

    private final Line line;
    private final Disguise disguise;

    private Redaction(Line line) {
        this.line = line;
        this.disguise = new Disguise(line.secrets());
    }

    static Exchange of(Line line, UUID id) {
        return new Redaction(line).exchange(id);
    }

    /** Everything is looked through for secrets before anything is written, for an answer may repeat the question's. */
    private Exchange exchange(UUID id) {
        String url = url(line.uri());
        String request = text(singles(line.request().headers()), line.request().body());
        String response = line.answer()
                .map(answer -> text(answer.headers(), answer.body()))
                .orElse("");
        return new Exchange(
                id,
                line.at(),
                Printable.of(line.who().account(), NAME),
                Printable.of(line.who().plugin(), NAME),
                Printable.of(line.who().version(), VERSION),
                line.who().trade(),
                line.request().method(),
                Printable.of(disguise.over(url), URL),
                line.answer().map(Answer::status).orElse(0),
                line.took().toMillis(),
                Printable.of(disguise.over(request), TEXT),
                Printable.of(disguise.over(response), TEXT),
                line.fault(),
                Printable.of(disguise.over(line.problem()), PROBLEM));
    }

    private String url(URI uri) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        String server = authority.contains("@") ? HIDDEN + authority.substring(authority.lastIndexOf('@')) : authority;
        String query = Optional.ofNullable(uri.getRawQuery())
                .map(parameters -> "?" + Parameters.hidden(parameters, disguise))
                .orElse("");
        return uri.getScheme() + "://" + server
                + Optional.ofNullable(uri.getRawPath()).orElse("") + query;
    }

    private String text(Map<String, List<String>> headers, byte[] body) {
        StringBuilder text = new StringBuilder();
        headers.forEach((name, values) -> values.forEach(value ->
                text.append(name).append(": ").append(header(name, value)).append('\n')));
        String type = headers.getOrDefault("Content-Type", List.of("")).get(0);
        return text.append('\n').append(BodyText.hidden(body, type, disguise)).toString();
    }

    private String header(String name, String value) {
        if (!SecretNames.hold(name)) {
            return value;
        }
        disguise.learn(value);
        return HIDDEN;
    }

    private static Map<String, List<String>> singles(Map<String, String> headers) {
        Map<String, List<String>> singles = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> singles.put(name, List.of(value)));
        return singles;
    }
}
