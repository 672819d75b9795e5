package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;
import org.kontor.web.Policies;
import org.kontor.web.Policies.Route;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Every route there is, by every kind of caller, on a trade of their own, of others, that does not exist, and with an id
 * that is none: generated from the running server's routes, so that a new one is in it at once.
 */
public class AccessMatrixTest extends KarafTest {

    /** A caller, and the permissions their token carries; empty ones for no token or an unknown one. */
    private record Principal(String name, Http http, Set<Permission> permissions) {}

    private static final Set<Permission> ALL =
            Set.of(Permission.READ, Permission.TRADE, Permission.PAY, Permission.MANAGE);

    private final List<String> wrong = new ArrayList<>();
    private Traders traders;
    private Traders strangers;
    private Map<String, String> own;

    @Before
    public void aTradeToLookAt() throws Exception {
        traders = TradeTest.traders();
        strangers = TradeTest.traders();
        TradeRun trade = new TradeRun(traders, Duration.ofMillis(100));
        Http.Answer quote = trade.quote();
        trade.placeOrder();
        Http.Answer payment = trade.pay();
        own = new LinkedHashMap<>();
        own.put("orders", trade.order());
        own.put("organisations", traders.buyerId());
        own.put("shipment-requests", quote.text("id"));
        own.put("payments", payment.text("id"));
        own.put("payment-instruments", traders.instrument());
    }

    @Test
    public void everyRouteKeepsItsPolicyForEveryCaller() throws Exception {
        List<Route> routes = routes();
        assertTrue("only " + routes.size() + " routes", routes.size() > 40);
        for (Principal principal : principals()) {
            for (Route route : routes) {
                check(principal, route, filled(route, own));
            }
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
    }

    @Test
    public void everyRouteIsDescribedAndNothingElse() throws Exception {
        Set<String> described = new TreeSet<>();
        traders.buyer()
                .get("/openapi.json")
                .expect(200)
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> served = new TreeSet<>();
        routes().forEach(route -> served.add(route.method() + " " + route.path()));

        assertEquals(served, described);
    }

    @Test
    public void strangersFindNothingOfOthersWhatAnIdLooksLikeNeverBreaksAnything() throws Exception {
        Map<String, String> absent = new LinkedHashMap<>();
        Map<String, String> malformed = new LinkedHashMap<>();
        own.keySet().forEach(kind -> {
            absent.put(kind, UUID.randomUUID().toString());
            malformed.put(kind, "not-an-id");
        });
        for (Route route : routes()) {
            boolean named = own.keySet().stream().anyMatch(kind -> route.path().startsWith("/" + kind + "/{"));
            if (named && !route.isPublic()) {
                nothingFound(strangers.buyer(), route, filled(route, own));
                nothingFound(traders.buyer(), route, filled(route, absent));
                nothingFound(traders.buyer(), route, filled(route, malformed));
            }
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
    }

    private List<Principal> principals() {
        Http server = TradeTest.server();
        return List.of(
                new Principal("nobody", server, Set.of()),
                new Principal("unknown token", server.as("kontor_unknown0_" + "x".repeat(43)), Set.of()),
                new Principal("viewer", server.as(viewersKey()), Set.of(Permission.READ)),
                new Principal("stranger", strangers.buyer(), ALL),
                new Principal("operator", traders.operator(), Set.of(Permission.READ, Permission.OPERATE)));
    }

    private String viewersKey() {
        return traders.buyer()
                .post(
                        "organisations/" + traders.buyerId() + "/api-keys",
                        Map.of("name", "viewer", "scopes", List.of("READ")))
                .expect(201)
                .text("token");
    }

    private void check(Principal principal, Route route, String path) {
        Http.Answer answer = send(principal.http(), route, path);
        boolean allowed = route.isPublic() || !Collections.disjoint(route.anyOf(), principal.permissions());
        int expected = principal.permissions().isEmpty() ? 401 : 403;
        if (answer.status() >= 500
                || !allowed && answer.status() != expected
                || allowed && !route.isPublic() && answer.status() == 401) {
            wrong.add(principal.name() + " " + route.method() + " " + path + ": " + answer.status() + " "
                    + answer.body());
        }
    }

    private void nothingFound(Http caller, Route route, String path) {
        Http.Answer answer = send(caller, route, path);
        boolean refusedBeforeLooking = Set.of(400, 403, 415).contains(answer.status());
        boolean fine = route.method().equals("GET")
                ? answer.status() == 404 || answer.status() == 403
                : answer.status() == 404 || refusedBeforeLooking;
        if (!fine) {
            wrong.add(route.method() + " " + path + ": " + answer.status() + " " + answer.body());
        }
    }

    private static Http.Answer send(Http caller, Route route, String path) {
        return switch (route.method()) {
            case "GET" -> caller.get(path);
            case "POST" -> caller.post(path, Map.of());
            case "PUT" -> caller.put(path, Map.of());
            default -> caller.delete(path);
        };
    }

    /** The route's path with the ids of its kind of resource; other ids are new ones. */
    private static String filled(Route route, Map<String, String> ids) {
        String path = route.path().substring(1);
        String kind = path.split("/")[0];
        String first = ids.getOrDefault(kind, UUID.randomUUID().toString());
        return path.replaceFirst("\\{[^}]+}", first)
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private List<Route> routes() throws InvalidSyntaxException {
        List<Route> routes = new ArrayList<>();
        ServiceReference<?>[] found = bundles.getAllServiceReferences(null, "(kontor.web.resource=true)");
        for (ServiceReference<?> reference : found) {
            routes.addAll(Policies.of(bundles.getService(reference).getClass()));
            bundles.ungetService(reference);
        }
        return routes;
    }
}
