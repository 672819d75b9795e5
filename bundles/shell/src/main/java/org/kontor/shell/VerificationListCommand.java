package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verifications;

/** {@code kontor:verification-list}. */
@Service
@Command(scope = "kontor", name = "verification-list", description = "Lists verifications that are not decided")
public final class VerificationListCommand implements Action {

    @Reference
    Verifications verifications;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("Every verification is decided.");
        for (String column : new String[] {"State", "Since", "Provider", "Why", "Proposed", "Organisation", "Id"}) {
            table.column(column);
        }
        for (Verification open : verifications.open()) {
            table.addRow()
                    .addContent(
                            open.state(),
                            Words.age(open.startedAt(), now),
                            open.provider(),
                            why(open.details()),
                            open.details()
                                    .proposal()
                                    .map(made -> made.decision() + " by " + made.operatorName())
                                    .orElse(""),
                            open.organisation(),
                            open.id());
        }
        table.print(System.out);
        return null;
    }

    private static String why(Verification.Details details) {
        return details.needed().isEmpty() ? details.underReviewBecause() : String.join("; ", details.needed());
    }
}
