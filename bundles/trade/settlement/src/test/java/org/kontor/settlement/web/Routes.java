package org.kontor.settlement.web;

import java.util.List;
import org.kontor.web.NextAction;
import org.kontor.web.Policies;

/** What the step serves over HTTP. */
final class Routes {

    private static final List<Class<?>> RESOURCES = List.of(
            DisputesResource.class,
            OrderDisputesResource.class,
            PayoutAccountResource.class,
            PayoutsResource.class,
            RulingsResource.class,
            SettlementResource.class);

    private Routes() {}

    /** True when the action's request is served, or happens without one. */
    static boolean serve(NextAction action) {
        return action.method().isEmpty()
                || RESOURCES.stream()
                        .flatMap(resource -> Policies.of(resource).stream())
                        .filter(route -> route.method().equals(action.method()))
                        .map(route -> "/api/v1" + route.path().replaceAll("\\{\\w+}", "[^/]+"))
                        .anyMatch(action.href()::matches);
    }
}
