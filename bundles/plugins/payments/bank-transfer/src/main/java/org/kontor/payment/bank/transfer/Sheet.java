package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kontor.values.Money;

/** A statement, or one page of it, while it is read. */
final class Sheet {

    final String id;
    final String account;
    final List<Movement> movements = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    Optional<Money> opening = Optional.empty();
    Optional<Money> closing = Optional.empty();
    OptionalLong number = OptionalLong.empty();
    int page = 1;
    boolean last = true;
    boolean balancedByPage;

    /** Whether its first balance is said to stand within a statement. */
    boolean opensWithin;

    Sheet(String id, String account) {
        this.id = id;
        this.account = account;
    }

    /** Whether this is a later page of the same statement. */
    boolean continues(Sheet before) {
        boolean same = number.isPresent() ? number.equals(before.number) : id.equals(before.id);
        return account.equals(before.account) && same && !before.last && (opensWithin || page == before.page + 1);
    }

    /** An entry that moves nothing is none: it could settle a payment that never left. */
    void add(Movement movement) {
        if (movement.booking().amount().isZero()) {
            warn("the entry after " + movements.size() + " others has an amount of zero and is left out");
        } else {
            movements.add(movement);
        }
    }

    void warn(String words) {
        warnings.add(words);
    }
}
