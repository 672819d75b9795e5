package org.kontor.providers.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.Test;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.ProviderStatus.State;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.ProviderException.Fault;
import org.kontor.web.MetricsSource;

public class ProviderMetricsTest {

    private static final String ACCOUNT = "{account=carrier.a}";

    @Test
    public void anAccountIsShownWithItsBreakerAndItsVersions() {
        Map<String, Double> samples = samples(status(
                State.HERE,
                Optional.empty(),
                List.of(
                        new ProviderStatus.Version("1.0.0", "stable", 95, 190, 2, 1, 2, 3, 1, 0),
                        new ProviderStatus.Version("1.1.0", "canary", 5, 10, 1, 4, 5, 6, 0, 1))));

        assertEquals(1, samples.get("kontor_provider_present" + ACCOUNT), 0);
        assertEquals(0, samples.get("kontor_provider_switched_off" + ACCOUNT), 0);
        assertEquals(1, samples.get("kontor_provider_breaker{account=carrier.a,state=OPEN}"), 0);
        assertEquals(0, samples.get("kontor_provider_breaker{account=carrier.a,state=CLOSED}"), 0);
        assertEquals(3, samples.get("kontor_provider_poisoned_threads" + ACCOUNT), 0);
        assertEquals(200, samples.get("kontor_provider_calls_total" + ACCOUNT), 0);
        assertEquals(7, samples.get("kontor_provider_faults_total{account=carrier.a,fault=UNAVAILABLE}"), 0);
        assertEquals(1.5, samples.get("kontor_provider_p50_milliseconds" + ACCOUNT), 0);
        assertEquals(2.5, samples.get("kontor_provider_p95_milliseconds" + ACCOUNT), 0);
        assertEquals(3.5, samples.get("kontor_provider_p99_milliseconds" + ACCOUNT), 0);
        String canary = "{account=carrier.a,version=1.1.0}";
        assertEquals(0.05, samples.get("kontor_provider_version_share" + canary), 1e-9);
        assertEquals(10, samples.get("kontor_provider_version_calls_total" + canary), 0);
        assertEquals(1, samples.get("kontor_provider_version_failures_total" + canary), 0);
        assertEquals(190, samples.get("kontor_provider_version_calls_total{account=carrier.a,version=1.0.0}"), 0);
    }

    @Test
    public void anAccountThatIsOffOrGoneIsShownAsSuch() {
        Map<String, Double> off = samples(status(State.SWITCHED_OFF, Optional.of("it charges twice"), List.of()));
        assertEquals(1, off.get("kontor_provider_present" + ACCOUNT), 0);
        assertEquals(1, off.get("kontor_provider_switched_off" + ACCOUNT), 0);

        Map<String, Double> gone = samples(status(State.GONE, Optional.empty(), List.of()));
        assertEquals(0, gone.get("kontor_provider_present" + ACCOUNT), 0);
        assertTrue(gone.keySet().stream().noneMatch(name -> name.contains("version")));
    }

    private static ProviderStatus status(State state, Optional<String> because, List<ProviderStatus.Version> versions) {
        return new ProviderStatus(
                "carrier.a",
                "carrier",
                List.of("Rates"),
                "org.kontor.carrier.a",
                "1.0.0",
                state,
                because,
                Instant.EPOCH,
                "OPEN",
                2,
                8,
                3,
                5_000,
                200,
                Map.of(Fault.UNAVAILABLE, 7L),
                1.5,
                2.5,
                3.5,
                Optional.empty(),
                versions,
                Optional.empty());
    }

    private static Map<String, Double> samples(ProviderStatus status) {
        Map<String, Double> samples = new LinkedHashMap<>();
        new ProviderMetrics(new OneAccount(status)).write(new MetricsSource.Sink() {
            @Override
            public void counter(String name, String help, double value, String... labels) {
                samples.put(name + named(labels), value);
            }

            @Override
            public void gauge(String name, String help, double value, String... labels) {
                samples.put(name + named(labels), value);
            }
        });
        return samples;
    }

    private static String named(String... labels) {
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < labels.length; i += 2) {
            named.append(i == 0 ? "{" : ",").append(labels[i]).append('=').append(labels[i + 1]);
        }
        return named.append('}').toString();
    }

    private record OneAccount(ProviderStatus one) implements Providers {

        @Override
        public List<ProviderStatus> status() {
            return List.of(one);
        }

        @Override
        public List<String> accounts(Class<?> ability) {
            throw new UnsupportedOperationException("metrics show how accounts stand");
        }

        @Override
        public List<Departure> departed(Class<?> ability) {
            throw new UnsupportedOperationException("metrics show how accounts stand");
        }

        @Override
        public boolean has(Class<?> ability, String account) {
            throw new UnsupportedOperationException("metrics show how accounts stand");
        }

        @Override
        public <S, R> R ask(Target<S> target, Function<S, R> question) {
            throw new UnsupportedOperationException("metrics call nobody");
        }

        @Override
        public <S, R> R act(Target<S> target, Function<S, R> act) {
            throw new UnsupportedOperationException("metrics call nobody");
        }

        @Override
        public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
            throw new UnsupportedOperationException("metrics call nobody");
        }
    }
}
