package org.kontor.testkit.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The tokens that a provider has given, and until when it takes each. */
final class TokenOffice {

    private final TokenForm form;
    private final Duration life;
    private final Map<String, Instant> ends = new HashMap<>();
    private int given;
    private int refusals;

    TokenOffice(TokenForm form, Duration life) {
        this.form = form;
        this.life = life;
    }

    boolean isAt(String path) {
        return form.path().equals(path);
    }

    Reply give(Instant now) {
        String token = "token-" + ++given;
        ends.put(token, now.plus(life));
        String granted = form.granted().replace("${token}", token).replace("${seconds}", "" + life.toSeconds());
        return Reply.json(200, granted);
    }

    boolean takes(Call call, Instant now) {
        Instant end = ends.get(call.header("Authorization").replaceFirst("^Bearer ", ""));
        return end != null && now.isBefore(end);
    }

    Reply refuse() {
        refusals++;
        return form.refused();
    }

    void forget() {
        ends.clear();
    }

    int given() {
        return given;
    }

    int refusals() {
        return refusals;
    }
}
