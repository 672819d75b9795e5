package org.kontor.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.orders.store.OrderStandings.Standing;
import org.kontor.work.Fact;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I8, of orders: what became true of one is a path in its table, and leads where it stands. */
@Component(service = Invariant.class)
public final class OrderPaths implements Invariant {

    /** Facts that two servers recorded so soon after one another may stand in either order: clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private final OrderJournals journals;

    @Activate
    public OrderPaths(@Reference OrderJournals journals) {
        this.journals = journals;
    }

    @Override
    public String number() {
        return "I8";
    }

    @Override
    public String name() {
        return "every order's history is a path in its table";
    }

    @Override
    public Look since(Instant since) {
        List<String> evidence = new ArrayList<>();
        long[] rows = {0};
        journals.since(since, (told, standing) -> {
            rows[0] += told.size();
            told.forEach((id, journal) -> walk(id, journal, standing).ifPresent(evidence::add));
        });
        return new Look(rows[0], evidence);
    }

    private static Optional<String> walk(UUID id, List<Fact> journal, Map<UUID, Standing> standing) {
        Set<OrderState> at = Set.of(OrderStates.TABLE.initial());
        List<Fact> left = new LinkedList<>(journal);
        while (!left.isEmpty()) {
            Set<OrderState> before = at;
            Instant latest = left.get(0).at().plus(CLOCKS_DIFFER);
            Optional<Fact> next = left.stream()
                    .filter(fact -> !fact.at().isAfter(latest))
                    .filter(fact -> !after(before, fact).isEmpty())
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.of("order " + id + " was " + before + " when it was "
                        + left.get(0).kind());
            }
            at = after(before, next.get());
            left.remove(next.get());
        }
        Optional<OrderState> stands = Optional.ofNullable(standing.get(id)).map(Standing::state);
        return stands.filter(at::contains).isPresent()
                ? Optional.empty()
                : Optional.of("order " + id + " must be " + at + " by its history and is "
                        + stands.map(Enum::name).orElse("nowhere"));
    }

    /** Where an order may be after the fact, that may have been in any of these. */
    private static Set<OrderState> after(Set<OrderState> before, Fact fact) {
        Set<OrderAction> actions = actions(fact);
        if (actions.isEmpty()) {
            return before;
        }
        Set<OrderState> after = new HashSet<>();
        actions.forEach(action -> after.addAll(OrderStates.TABLE.after(before, action)));
        if (mayStay(fact, after)) {
            before.stream().filter(OrderPaths::paid).forEach(after::add);
        }
        return after;
    }

    /** A later stage need not move the order, nor a delivery that is told after the goods count as accepted. */
    private static boolean mayStay(Fact fact, Set<OrderState> moved) {
        return fact.kind() == Fact.Kind.PAID && LaterSteps.stage(fact) > 1
                || fact.kind() == Fact.Kind.DELIVERED && moved.isEmpty();
    }

    private static Set<OrderAction> actions(Fact fact) {
        boolean first = LaterSteps.stage(fact) == 1;
        return switch (fact.kind()) {
            case PAYMENT_STARTED -> first ? EnumSet.of(OrderAction.START_PAYMENT) : Set.of();
            case PAYMENT_FAILED -> first ? EnumSet.of(OrderAction.FAIL_PAYMENT) : Set.of();
            case PAID -> first ? EnumSet.of(OrderAction.PAY, OrderAction.DEPOSIT) : EnumSet.of(OrderAction.PAY);
            case SHIPPED -> EnumSet.of(OrderAction.SHIP);
            case DELIVERED -> EnumSet.of(OrderAction.DELIVER);
            case ACCEPTED -> EnumSet.of(OrderAction.valueOf(fact.details().get("action")));
            case CANCELLED -> EnumSet.of(OrderAction.CANCEL);
            default -> LaterSteps.action(fact.kind()).map(Set::of).orElse(Set.of());
        };
    }

    private static boolean paid(OrderState state) {
        return EnumSet.range(OrderState.DEPOSITED, OrderState.SETTLED).contains(state);
    }
}
