package org.kontor.payments.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.domain.Chart;
import org.kontor.values.Money;

/** A journal entry for the parties of its order. */
public record TransferView(UUID id, String kind, Instant postedAt, List<Line> lines) {

    /** One side: exactly one of debit and credit is there. */
    public record Line(String account, String accountName, Optional<Money> debit, Optional<Money> credit) {

        static Line of(Posting posting) {
            Money amount = posting.amount();
            return new Line(
                    posting.account(),
                    Chart.of(posting.account()).words(),
                    Optional.of(amount).filter(Money::isPositive),
                    Optional.of(amount.times(-1)).filter(Money::isPositive));
        }
    }

    static TransferView of(Transfer transfer) {
        return new TransferView(
                transfer.id(),
                transfer.kind(),
                transfer.at(),
                transfer.postings().stream().map(Line::of).toList());
    }
}
