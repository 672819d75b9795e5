package org.kontor.work;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state machine as data: the code moves by it, the documentation is drawn from it. S are states, A what happens.
 */
public final class StateTable<S extends Enum<S>, A extends Enum<A>> {

    /** {@code actor} names who makes it happen: buyer, seller, operator, provider, kontor. */
    public record Transition<S, A>(S from, A action, S to, String actor) {}

    private final String name;
    private final S initial;
    private final List<Transition<S, A>> transitions;

    private StateTable(String name, S initial, List<Transition<S, A>> transitions) {
        this.name = name;
        this.initial = initial;
        this.transitions = transitions;
        long distinct = transitions.stream()
                .map(t -> List.of(t.from(), t.action(), t.actor()))
                .distinct()
                .count();
        if (distinct != transitions.size()) {
            throw new IllegalArgumentException(name + " has two transitions from one state by one action and actor");
        }
    }

    public static <S extends Enum<S>, A extends Enum<A>> StateTable<S, A> of(
            String name, S initial, List<Transition<S, A>> transitions) {
        return new StateTable<>(name, initial, List.copyOf(transitions));
    }

    public static <S, A> Transition<S, A> row(S from, A action, S to, String actor) {
        return new Transition<>(from, action, to, actor);
    }

    public String name() {
        return name;
    }

    public S initial() {
        return initial;
    }

    public List<Transition<S, A>> transitions() {
        return transitions;
    }

    /** Where the action leads; a conflict that names state, action and what is allowed when it leads nowhere. */
    public S next(S from, A action) {
        return transitions.stream()
                .filter(t -> t.from() == from && t.action() == action)
                .map(Transition::to)
                .findFirst()
                .orElseThrow(() -> TradeRuleException.conflict(
                        "wrong-state",
                        "The " + name + " is " + from + "; " + action + " is not possible now",
                        allowed(from).isEmpty()
                                ? "nothing more can happen to it"
                                : "possible now: "
                                        + allowed(from).stream()
                                                .map(Transition::action)
                                                .distinct()
                                                .toList()));
    }

    public boolean allows(S from, A action) {
        return transitions.stream().anyMatch(t -> t.from() == from && t.action() == action);
    }

    public List<Transition<S, A>> allowed(S from) {
        return transitions.stream().filter(t -> t.from() == from).toList();
    }

    /** Where the action may lead from any of these; empty when it leads nowhere. */
    public Set<S> after(Set<S> from, A action) {
        return transitions.stream()
                .filter(t -> from.contains(t.from()) && t.action() == action)
                .map(Transition::to)
                .collect(Collectors.toSet());
    }

    /** True when there is a way from the one to the other, of any length, also of none. */
    public boolean leads(S from, S to) {
        Set<S> reached = new HashSet<>(Set.of(from));
        boolean more = true;
        while (more) {
            more = transitions.stream().anyMatch(t -> reached.contains(t.from()) && reached.add(t.to()));
        }
        return reached.contains(to);
    }

    /** States that nothing leads out of. */
    public Set<S> terminal(Class<S> states) {
        Set<S> terminal = EnumSet.allOf(states);
        transitions.forEach(t -> terminal.remove(t.from()));
        return terminal;
    }
}
