package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.assertFault;
import static org.kontor.providers.host.Stage.declined;
import static org.kontor.providers.host.Stage.declining;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.failing;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;

/** Which of several versions is called. Each answers with its own number. */
public class RouteTest {

    private static final String ACCOUNT = "payment.a";
    private static final Map<String, String> REHEARSAL = Map.of("kontor.rehearsal", "true");

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void withoutARouteTheVersionThatCameLastIsCalled() {
        deploy("2.0.0");
        deploy("1.0.0");

        assertEquals("1.0.0", asked());
        assertEquals(List.of("calls that name it", "stable: 100 % of the calls"), shares());
    }

    @Test
    public void aNewVersionGetsNothingUntilItsRouteSaysSo() {
        deploy("1.0.0");
        route("1.0.0");
        deploy("2.0.0");

        assertEquals("1.0.0", asked());
        assertEquals("2.0.0", declined(stage.askBy(ACCOUNT, "2.0.0")));

        route("2.0.0");
        assertEquals("2.0.0", asked());
        stage.desk.unroute(PLUGIN);
        assertEquals("2.0.0", asked());
    }

    @Test
    public void aCanaryGetsItsShareOfQuestionsAndActs() {
        both(Mode.CANARY, 5);
        AtomicInteger count = new AtomicInteger();
        stage.dice(() -> count.getAndIncrement() % 100);

        List<String> answers = Stream.concat(
                        IntStream.range(0, 100).mapToObj(i -> asked()),
                        IntStream.range(0, 100).mapToObj(i -> acted()))
                .toList();

        assertEquals(10, answers.stream().filter("2.0.0"::equals).count());
        assertEquals(5, answers.subList(0, 100).stream().filter("2.0.0"::equals).count());
        assertEquals(List.of("stable: 95 % of the calls", "canary: 5 % of the calls"), shares());
        assertEquals(190, stage.status(ACCOUNT, "1.0.0").calls());
        assertEquals(10, stage.status(ACCOUNT, "2.0.0").calls());
        assertEquals(200, stage.status(ACCOUNT).calls());
        assertEquals("1.0.0", stage.status(ACCOUNT).version());
    }

    @Test
    public void aCallByAVersionGetsItWhileItIsHereAndElseItsSuccessor() {
        both(Mode.CANARY, 0);
        Instance old = deploy("0.9.0");

        assertEquals("2.0.0", declined(stage.askBy(ACCOUNT, "2.0.0")));
        assertEquals("0.9.0", declined(stage.actBy(ACCOUNT, "0.9.0")));
        assertEquals("1.0.0", asked());

        stage.host.depart(old, Duration.ZERO);
        assertEquals("1.0.0", declined(stage.actBy(ACCOUNT, "0.9.0")));
        assertEquals("1.0.0", declined(stage.actBy(ACCOUNT, "")));
    }

    @Test
    public void withoutARouteACallByAVersionGetsItToo() {
        deploy("1.0.0");
        deploy("2.0.0");

        assertEquals("1.0.0", declined(stage.actBy(ACCOUNT, "1.0.0")));
        assertEquals("2.0.0", declined(stage.actBy(ACCOUNT, "0.9.0")));
    }

    @Test
    public void aShadowIsNeverUsedNotEvenByName() {
        both(Mode.SHADOW, 100);
        stage.dice(() -> 0);

        assertEquals("1.0.0", asked());
        assertEquals("1.0.0", acted());
        assertEquals("1.0.0", declined(stage.askBy(ACCOUNT, "2.0.0")));
        assertEquals("1.0.0", declined(stage.actBy(ACCOUNT, "2.0.0")));
    }

    @Test
    public void whenTheVersionInTrialIsNotHereTheStableOneServes() {
        deploy("1.0.0");
        route("1.0.0", Mode.CANARY, 100);
        stage.dice(() -> 0);

        assertEquals("1.0.0", asked());
        assertEquals(List.of("stable: 100 % of the calls"), shares());
    }

    @Test
    public void whenTheStableVersionHasLeftWhoeverIsHereServes() {
        Instance stable = both(Mode.CANARY, 5);
        stage.host.depart(stable, Duration.ZERO);

        assertEquals("2.0.0", asked());
        assertEquals("2.0.0", acted());
        assertEquals(List.of("stands in for the stable version, which is not here"), shares());
        assertEquals(100, stage.status(ACCOUNT, "2.0.0").percent());
        assertEquals("2.0.0", stage.status(ACCOUNT).version());
    }

    @Test
    public void aPluginThatIsBeingProvenGetsNoCallNotEvenByName() {
        stage.desk.route(Route.nowhere(PLUGIN));
        deploy("1.0.0");

        assertFault(UNAVAILABLE, "payment.a has no version here that may take this call", this::asked);
        assertFault(UNAVAILABLE, "payment.a has no version here that may take this call", this::acted);
        assertFault(
                UNAVAILABLE,
                "payment.a has no version here that may take this call",
                () -> stage.actBy(ACCOUNT, "1.0.0"));
    }

    @Test
    public void aShadowThatIsAloneAnswersAndNeverActs() {
        Instance stable = both(Mode.SHADOW, 100);
        stage.host.depart(stable, Duration.ZERO);

        assertEquals("2.0.0", asked());
        assertFault(UNAVAILABLE, "payment.a has no version here that may take this call", this::acted);
    }

    @Test
    public void anAbilityThatOnlyTheNewVersionHasIsServedByIt() {
        stage.host.arrive(new Arrival(ACCOUNT, new Object(), Set.of(), Map.of(), PLUGIN, "1.0.0"));
        deploy("2.0.0");
        route("1.0.0");

        assertTrue(stage.host.has(Charges.class, ACCOUNT));
        assertEquals("2.0.0", asked());
    }

    @Test
    public void anotherPluginsRouteChangesNothing() {
        deploy("1.0.0");
        deploy("2.0.0");
        stage.desk.route(new Route("org.kontor.payment.other", "1.0.0", Optional.empty()));

        assertEquals("2.0.0", asked());
    }

    @Test
    public void onlyVersionsOfOnePluginShareCalls() {
        stage.host.arrive(new Arrival(
                ACCOUNT,
                Stage.scripted(declining("other")),
                Set.of(Charges.class),
                Map.of(),
                "org.kontor.other",
                "1.0.0"));
        deploy("2.0.0");
        route("1.0.0");

        assertEquals("2.0.0", asked());
    }

    @Test
    public void aCanarysFailuresDoNotMakeTheAccountRest() {
        deploy("1.0.0");
        stage.deploy(ACCOUNT, "2.0.0", failing(UNAVAILABLE));
        route("1.0.0", Mode.CANARY, 50);

        stage.dice(() -> 0);
        for (int i = 0; i < 4; i++) {
            assertEquals(UNAVAILABLE, faultOf(this::asked));
        }

        stage.dice(() -> 99);
        assertEquals("1.0.0", asked());
        assertEquals("CLOSED", stage.status(ACCOUNT).breaker());
        assertEquals(4, stage.status(ACCOUNT, "2.0.0").failures());
    }

    @Test
    public void aRestingAccountIsTriedByItsStableVersion() {
        AtomicInteger stableCalls = new AtomicInteger();
        stage.deploy(
                ACCOUNT,
                "1.0.0",
                () -> stableCalls.incrementAndGet() <= 3
                        ? failing(UNAVAILABLE).get()
                        : declining("1.0.0").get());
        stage.deploy(ACCOUNT, "2.0.0", failing(UNAVAILABLE));
        route("1.0.0", Mode.CANARY, 50);
        for (int i = 0; i < 3; i++) {
            assertEquals(UNAVAILABLE, faultOf(this::asked));
        }
        assertEquals("OPEN", stage.status(ACCOUNT).breaker());

        stage.dice(() -> 0);
        eventually(() -> stage.answers(ACCOUNT));

        assertEquals("CLOSED", stage.status(ACCOUNT).breaker());
        assertEquals(4, stableCalls.get());
    }

    @Test
    public void aCanaryThatIsAloneRestsLikeAnybody() {
        stage.deploy(ACCOUNT, "2.0.0", failing(UNAVAILABLE));
        route("1.0.0", Mode.CANARY, 50);

        for (int i = 0; i < 3; i++) {
            assertEquals(UNAVAILABLE, faultOf(this::asked));
        }

        assertEquals("OPEN", stage.status(ACCOUNT).breaker());
    }

    @Test
    public void aRehearsalIsOfOneVersionWhateverTheRouteSays() {
        Instance rehearsed = stage.deploy(ACCOUNT, "2.0.0", REHEARSAL, declining("2.0.0"));
        stage.deploy(ACCOUNT, "1.0.0", REHEARSAL, declining("1.0.0"));
        route("1.0.0", Mode.SHADOW, 100);

        assertEquals("2.0.0", declined(stage.askBy(ACCOUNT, "2.0.0")));
        assertEquals("2.0.0", declined(stage.actBy(ACCOUNT, "2.0.0")));

        stage.host.depart(rehearsed, Duration.ZERO);
        assertEquals(UNAVAILABLE, faultOf(() -> stage.askBy(ACCOUNT, "2.0.0")));
    }

    @Test
    public void aRouteThatMakesNoSenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Trial("2.0.0", Mode.CANARY, 101));
        assertThrows(IllegalArgumentException.class, () -> new Trial("2.0.0", Mode.CANARY, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Route(PLUGIN, "1.0.0", Optional.of(new Trial("1.0.0", Mode.CANARY, 5))));
    }

    /** Both versions are here; returns the stable one, which came first. */
    private Instance both(Mode mode, int percent) {
        Instance stable = deploy("1.0.0");
        deploy("2.0.0");
        route("1.0.0", mode, percent);
        return stable;
    }

    private Instance deploy(String version) {
        return stage.deploy(ACCOUNT, version, declining(version));
    }

    private void route(String stable) {
        stage.desk.route(new Route(PLUGIN, stable, Optional.empty()));
    }

    private void route(String stable, Mode mode, int percent) {
        stage.desk.route(new Route(PLUGIN, stable, Optional.of(new Trial("2.0.0", mode, percent))));
    }

    private String asked() {
        return declined(stage.ask(ACCOUNT));
    }

    private String acted() {
        return declined(stage.act(ACCOUNT));
    }

    private List<String> shares() {
        return stage.status(ACCOUNT).versions().stream()
                .map(ProviderStatus.Version::share)
                .toList();
    }
}
