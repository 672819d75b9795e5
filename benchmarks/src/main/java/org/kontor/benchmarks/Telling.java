package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.kontor.testkit.trade.Http;

/** How a demonstration speaks on the screen. */
final class Telling {

    private Telling() {}

    /** One step and how the server answered; what is shown of the answer may be left empty. */
    static Http.Answer step(String who, String what, Http.Answer answer, String shown) {
        String state = answer.text("state");
        say("    %-9s %-46s %3d  %s", who, what, answer.status(), shown.isEmpty() ? state : state + "  " + shown);
        if (answer.body().has("remedy")) {
            aside("remedy: %s", answer.text("remedy"));
        }
        return answer;
    }

    static Http.Answer step(String who, String what, Http.Answer answer) {
        return step(who, what, answer, "");
    }

    /** What happens outside the server. */
    static void act(String who, String what, Object shown) {
        say("    %-9s %-46s      %s", who, what, shown);
    }

    static void aside(String format, Object... values) {
        say("              " + format, values);
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    static String money(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }
}
