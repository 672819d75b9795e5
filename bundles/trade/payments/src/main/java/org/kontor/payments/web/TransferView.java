package org.kontor.payments.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            return NAMES.entrySet().stream()
                    .filter(name -> account.startsWith(name.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(account);
        }
    }

    private static final Map<String, String> NAMES = Map.of(
            AccountName.CLEARING, "Held by the payment provider",
            AccountName.ESCROW, "Escrow of this order",
            AccountName.PAYABLE, "Owed to the seller",
            AccountName.REFUND, "Refund on its way to the buyer",
            AccountName.UNALLOCATED, "Came from the buyer's bank for this order",
            AccountName.CREDIT, "Owed to the buyer",
            AccountName.SELLER_RECEIVABLE, "Owed by the seller",
            AccountName.CHARGEBACK, "Claimed back from the payment provider");

    static TransferView of(Transfer transfer) {
        return new TransferView(
                transfer.id(),
                transfer.kind(),
                transfer.at(),
                transfer.postings().stream().map(Line::of).toList());
    }
}
