package org.kontor.shell;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kontor.deployment.JarRefusedException;
import org.kontor.work.TradeRuleException;

/** Who stands at the console, and how a refusal is told there: what is wrong, then what would help. */
final class Operator {

    /** How the audit names whoever is let into the console. */
    static final String CONSOLE = "console";

    private Operator() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (JarRefusedException e) {
            String all = e.findings().stream()
                    .map(finding -> sentences(finding.sentence(), finding.remedy()))
                    .collect(Collectors.joining(System.lineSeparator()));
            throw new IllegalArgumentException(all, e);
        } catch (TradeRuleException e) {
            throw new IllegalArgumentException(sentences(e.getMessage(), e.remedy()), e);
        }
    }

    private static String sentences(String what, String remedy) {
        return what + ". " + remedy + (remedy.endsWith(".") ? "" : ".");
    }
}
