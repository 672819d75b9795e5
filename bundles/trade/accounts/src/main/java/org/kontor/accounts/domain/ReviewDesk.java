package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verification.Decision;
import org.kontor.accounts.Verification.Details;
import org.kontor.accounts.Verifications;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators decide what no provider could: one proposes, another confirms. */
@Component(service = Verifications.class)
public final class ReviewDesk implements Verifications {

    private static final int ALL = 1000;

    private final VerificationStore store;
    private final VerificationBook book;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ReviewDesk(
            @Reference VerificationStore store,
            @Reference VerificationBook book,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.book = book;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Verification> open() {
        return transactions.call(() -> store.open(Slice.first(ALL)));
    }

    @Override
    public Verification verification(UUID id) {
        return transactions.call(() -> book.found(id));
    }

    @Override
    public Verification decide(UUID id, Decision decision, String reason, Caller operator) {
        if (!operator.isOperator()) {
            throw TradeRuleException.notFound("verification");
        }
        Require.present("decision", decision);
        String why = Texts.limited("reason", Require.text("reason", reason), 1000);
        Verification.Proposal made = new Verification.Proposal(decision, why, operator.member(), operator.name());
        return transactions.call(() -> {
            Verification before = book.found(id);
            return before.details().proposal().isEmpty()
                    ? book.move(
                            before, VerificationAction.PROPOSE, before.details().proposed(made), by(made))
                    : second(before, before.details().proposal().get(), made);
        });
    }

    private Verification second(Verification before, Verification.Proposal first, Verification.Proposal second) {
        if (first.operator().equals(second.operator())) {
            throw TradeRuleException.forbidden(
                    "second-operator", "You made this proposal yourself", "ask another operator to confirm it");
        }
        if (first.decision() != second.decision()) {
            return book.move(
                    before, VerificationAction.DISAGREE, before.details().withoutProposal(), by(second));
        }
        return first.decision() == Decision.VERIFY
                ? book.move(
                        before,
                        VerificationAction.CONFIRM_VERIFIED,
                        Details.verified(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusYears(1)),
                        by(second))
                : book.move(
                        before,
                        VerificationAction.CONFIRM_REJECTED,
                        Details.rejected(List.of(first.reason())),
                        by(second));
    }

    private static By by(Verification.Proposal made) {
        return new By(made.operatorName(), made.reason());
    }
}
