package org.kontor.shell;

import java.util.Locale;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.accounts.Operators;
import org.kontor.accounts.Verification;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.Verifications;

/** {@code kontor:verification-decide}. */
@Service
@Command(
        scope = "kontor",
        name = "verification-decide",
        description = "Decides a verification under review; a second, different operator must decide alike")
public final class VerificationDecideCommand implements Action {

    /** Completes the two decisions. */
    @Service
    public static final class Decisions extends StringsCompleter {
        public Decisions() {
            super(java.util.List.of("verify", "reject"));
        }
    }

    @Argument(
            index = 0,
            name = "id",
            description = "The verification, as kontor:verification-list shows it",
            required = true)
    @Completion(OpenVerifications.class)
    String id;

    @Argument(index = 1, name = "decision", description = "verify or reject", required = true)
    @Completion(Decisions.class)
    String decision;

    @Argument(index = 2, name = "reason", description = "A sentence for the trader and the journal", required = true)
    String reason;

    @Option(name = "-o", aliases = "--operator", description = "Which operator decides, by name", required = true)
    String operator;

    @Reference
    Verifications verifications;

    @Reference
    Operators operators;

    @Override
    public Object execute() {
        Verification after = verifications.decide(
                UUID.fromString(id),
                Verification.Decision.valueOf(decision.toUpperCase(Locale.ROOT)),
                reason,
                operators.operator(operator));
        System.out.println(
                after.state() == VerificationState.PROPOSED
                        ? "Proposed. It counts when another operator decides alike."
                        : "The verification is " + after.state() + ".");
        return null;
    }
}
