package org.kontor.itests.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.payments.Books;
import org.kontor.payments.domain.PaymentState;

/** What must be true of a server that has come to rest, however it died before; says what is not. */
final class Audit {

    private static final Set<String> WATCHED = Set.of("payment.charge", "payment.void");

    private final List<String> problems = new ArrayList<>();
    private final House house;
    private final Tables tables;
    private final Map<UUID, Meant> intentions;

    Audit(House house) {
        this.house = house;
        this.tables = house.tables;
        this.intentions = Meant.all(tables);
    }

    /** After every recovery. */
    List<String> problems() {
        house.the(Books.class).invariants().stream()
                .filter(invariant -> !invariant.holds())
                .forEach(broken -> problems.add("the books are broken: " + broken));
        nothingIsForgotten();
        problems.addAll(new BothSides(tables, new ProviderBooks(house.providersBooks())).differences());
        return List.copyOf(problems);
    }

    /**
     * What should be decided when the clients have ended all that they had begun. A charge or a calling off whose answer
     * came when the payment was decided already is looked at again in an hour; the payment itself must be decided.
     */
    List<String> undecided() {
        intentions.forEach((id, meant) ->
                require(meant.done() || WATCHED.contains(meant.purpose()), meant + " is open, with the key " + id));
        tables.rows("payments", Tables.STATE.in(names(PaymentState::undecided)), Tables.ID, Tables.STATE)
                .forEach(row -> problems.add("a payment is undecided: " + row.intoList()));
        return List.copyOf(problems);
    }

    /** Whatever is open has a plan, or waits for a person. */
    private void nothingIsForgotten() {
        Set<String> planned = tables.rows("scheduled_tasks", Tables.INSTANCE).stream()
                .map(row -> row.get(Tables.INSTANCE).replaceFirst("^after:", ""))
                .collect(Collectors.toSet());
        tables.rows("intentions", Tables.STATE.notIn("DONE", "STUCK"), Tables.ID, Tables.PURPOSE, Tables.STATE)
                .forEach(row -> require(
                        planned.contains(row.get(Tables.ID).toString()), "nobody will look at " + row.intoList()));
        Set<UUID> open = intentions.values().stream()
                .filter(meant -> !meant.done())
                .map(Meant::resource)
                .collect(Collectors.toSet());
        Set<String> nobodys = names(state -> state.undecided() && state != PaymentState.REVIEW);
        tables.rows("payments", Tables.STATE.in(nobodys), Tables.ID, Tables.STATE)
                .forEach(row -> {
                    UUID payment = row.get(Tables.ID);
                    boolean awaited = planned.contains("payments.funds/" + payment);
                    require(awaited || open.contains(payment), "nobody will decide the payment " + row.intoList());
                });
        tables.rows("payouts", Tables.STATE.in("SENDING", "ACCEPTED"), Tables.ID, Tables.STATE)
                .forEach(row ->
                        require(open.contains(row.get(Tables.ID)), "nobody will decide the payout " + row.intoList()));
    }

    private static Set<String> names(Predicate<PaymentState> which) {
        return Stream.of(PaymentState.values()).filter(which).map(Enum::name).collect(Collectors.toSet());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
