package org.kontor.deployment.desk;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.deployment.Verdict;
import org.kontor.deployment.Verdicts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the conformance check says of jars, when there is one. */
@Component(service = Conformance.class)
public final class Conformance {

    private static final String NONE = "NONE";

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ComponentServiceObjects<Verdicts> verdicts;

    /** PASSED, FAILED or NONE. */
    String of(Build build) {
        return build.isKept()
                ? LateService.use(verdicts, known -> known.of(build.sha256()))
                        .flatMap(Function.identity())
                        .map(said -> said.passed() ? "PASSED" : "FAILED")
                        .orElse(NONE)
                : NONE;
    }

    /** Checks the version that is here without a call; refuses it when a rule is broken, or nobody can check. */
    void demand(String plugin, Build build) {
        Verdict verdict = LateService.use(verdicts, known -> known.of(build.sha256())
                        .orElseGet(() -> known.check(plugin, build.version(), build.sha256())))
                .orElseThrow(() -> TradeRuleException.conflict(
                        "no-verdict",
                        "The policy demands a conformance check of " + plugin + ", and nothing here can check it",
                        "Install the feature that checks, or change verdict.required"));
        if (!verdict.passed()) {
            throw TradeRuleException.conflict(
                    "verdict-failed",
                    plugin + " " + build.version() + " breaks " + broken(verdict),
                    "kontor:provider-check shows rule, input, expected and got");
        }
    }

    private static String broken(Verdict verdict) {
        String rules = verdict.rulings().stream()
                .filter(ruling -> ruling.outcome() == Verdict.Outcome.BROKEN)
                .map(Verdict.Ruling::rule)
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? "no rule, but none was tried either" : rules;
    }
}
