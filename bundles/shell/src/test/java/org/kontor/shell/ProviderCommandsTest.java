package org.kontor.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Action;
import org.junit.Test;
import org.kontor.deployment.Deployments;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.ProviderStatus.State;
import org.kontor.providers.Providers;
import org.kontor.providers.Switchboard;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.Switchboard.Side;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.providers.Switchboard.Verdict;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException.Fault;

/** What operators see of their provider accounts. */
public class ProviderCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    public void aListHasALineForEachAccount() throws Exception {
        ProvidersCommand command = new ProvidersCommand();
        command.deployments = nothingDeployed();
        command.providers = new Two(List.of(tried(), off()));
        command.clock = CLOCK;

        String[] lines = printed(command).split("\n");

        assertEquals(
                "Account   | State        | Since     | Breaker | Calls | Failed | In flight    | p50    | p95    | p99"
                        + "    | Last good | Versions              | Verdict",
                lines[0].strip());
        assertEquals(
                "carrier.a | here         | 5 min ago | CLOSED  | 200   | 3      | 2/8, 1 stuck | 1.5 ms | 2.5 ms | 3.5"
                        + " ms | 0 s ago   | 1.0.0 95 %, 1.1.0 5 % | -",
                lines[2].strip());
        assertTrue(lines[3], lines[3].startsWith("payment.b | switched off | "));
    }

    @Test
    public void anAccountIsShownWithItsVersionsAndItsTrial() throws Exception {
        List<String> lines = shown("carrier.a");

        assertTrue(lines.contains("state           here"));
        assertTrue(lines.contains("faults          2 UNAVAILABLE, 1 UNINTELLIGIBLE"));
        assertTrue(lines.contains("stuck threads   1"));
        assertTrue(
                lines.toString(),
                lines.contains("Version | Calls | Failed | In flight | Stuck | p50    | p95    | p99    | Gets"));
        assertTrue(lines.contains(
                "1.1.0   | 10    | 1      | 0         | 1     | 4.0 ms | 5.0 ms | 6.0 ms | canary: 5 % of the calls"));
        assertTrue(lines.contains("trial           1.1.0 beside 1.0.0, CANARY"));
        assertTrue(lines.contains("verdict         TOO_EARLY: it had 10 calls"));
        assertTrue(lines.contains("tried           10 calls, 1 failed, p50 4.0 ms, p95 5.0 ms, p99 6.0 ms"));
    }

    @Test
    public void anAccountThatIsSwitchedOffSaysWhy() throws Exception {
        List<String> lines = shown("payment.b");

        assertTrue(lines.contains("state           switched off"));
        assertTrue(lines.contains("off because     it charges twice"));
    }

    @Test
    public void anUnknownAccountIsToldWhereTheNamesAre() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> shown("carrier.unknown"));

        assertTrue(refused.getMessage().contains("kontor:providers"));
    }

    private static List<String> shown(String account) throws Exception {
        ProviderCommand command = new ProviderCommand();
        command.name = account;
        command.providers = new Two(List.of(tried(), off()));
        command.clock = CLOCK;
        return Arrays.stream(printed(command).split("\n")).map(String::strip).toList();
    }

    private static Deployments nothingDeployed() {
        return (Deployments) Proxy.newProxyInstance(
                Deployments.class.getClassLoader(),
                new Class<?>[] {Deployments.class},
                (self, method, arguments) -> List.of());
    }

    private static String printed(Action command) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            command.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace('\u2502', '|');
    }

    private static ProviderStatus tried() {
        return status(
                "carrier.a",
                State.HERE,
                Optional.empty(),
                List.of(
                        new ProviderStatus.Version("1.0.0", "stable: 95 % of the calls", 95, 190, 2, 1, 2, 3, 2, 0),
                        new ProviderStatus.Version("1.1.0", "canary: 5 % of the calls", 5, 10, 1, 4, 5, 6, 0, 1)),
                Optional.of(new Comparison(
                        "org.kontor.carrier.a",
                        new Trial("1.1.0", Switchboard.Mode.CANARY, 5),
                        new Side("1.0.0", 190, 2, 1, 2, 3),
                        new Side("1.1.0", 10, 1, 4, 5, 6),
                        0,
                        0,
                        Verdict.TOO_EARLY,
                        "it had 10 calls")));
    }

    private static ProviderStatus off() {
        return status("payment.b", State.SWITCHED_OFF, Optional.of("it charges twice"), List.of(), Optional.empty());
    }

    private static ProviderStatus status(
            String account,
            State state,
            Optional<String> because,
            List<ProviderStatus.Version> versions,
            Optional<Comparison> trial) {
        return new ProviderStatus(
                account,
                account.substring(0, account.indexOf('.')),
                List.of("Bookings", "Rates"),
                "org.kontor." + account,
                "1.0.0",
                state,
                because,
                NOW.minusSeconds(300),
                "CLOSED",
                2,
                8,
                1,
                5_000,
                200,
                Map.of(Fault.UNAVAILABLE, 2L, Fault.UNINTELLIGIBLE, 1L),
                1.5,
                2.5,
                3.5,
                Optional.of(NOW),
                versions,
                trial);
    }

    private record Two(List<ProviderStatus> status) implements Providers {

        @Override
        public List<String> accounts(Class<?> ability) {
            throw new UnsupportedOperationException("the console shows how accounts stand");
        }

        @Override
        public List<Departure> departed(Class<?> ability) {
            throw new UnsupportedOperationException("the console shows how accounts stand");
        }

        @Override
        public boolean has(Class<?> ability, String account) {
            throw new UnsupportedOperationException("the console shows how accounts stand");
        }

        @Override
        public <S, R> R ask(Target<S> target, Function<S, R> question) {
            throw new UnsupportedOperationException("the console calls nobody");
        }

        @Override
        public <S, R> R act(Target<S> target, Function<S, R> act) {
            throw new UnsupportedOperationException("the console calls nobody");
        }

        @Override
        public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
            throw new UnsupportedOperationException("the console calls nobody");
        }
    }
}
