package org.kontor.payments.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.domain.AccountName;
import org.kontor.values.Money;

/** A journal entry for the parties of its order. */
public record TransferView(UUID id, String kind, Instant postedAt, List<Line> lines) {

    /** One side: exactly one of debit and credit is there. */
    public record Line(String account, String accountName, Optional<Money> debit, Optional<Money> credit) {

        static Line of(Posting posting) {
            Money amount = posting.amount();
            return new Line(
                    posting.account(),
                    readable(posting.account()),
                    Optional.of(amount).filter(Money::isPositive),
                    Optional.of(amount.times(-1)).filter(Money::isPositive));
        }

        private static String readable(String account) {
            if (account.startsWith(AccountName.CLEARING)) {
                return "Held by the payment provider";
            }
            if (account.startsWith(AccountName.ESCROW)) {
                return "Escrow of this order";
            }
            if (account.startsWith(AccountName.COMMISSION)) {
                return "Commission";
            }
            if (account.startsWith(AccountName.RECEIVABLE)) {
                return "Owed by the seller";
            }
            return account.startsWith(AccountName.PAYABLE) ? "Owed to the seller" : "Refund on its way to the buyer";
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
