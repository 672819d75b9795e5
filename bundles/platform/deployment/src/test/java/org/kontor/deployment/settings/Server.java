package org.kontor.deployment.settings;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.kontor.deployment.Configurations;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.testkit.TestStore;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** Settings as in the server: a real database, a real framework with the plugin Acme, and our components between them. */
public final class Server implements TestRule {

    final TemporaryFolder folder = new TemporaryFolder();
    public final TestStore store = TestStore.of("deployment");
    final Framework osgi = new Framework(folder);
    final Stage stage = new Stage(osgi);
    OperatorKey key;
    SecretOpener opener;
    ServiceRegistration<ConfigurationPlugin> registration;
    public Deliveries deliveries;
    Trials trials;
    Optional<Map<String, Object>> startedWith = Optional.empty();
    public Configurations configurations;

    @Override
    public Statement apply(Statement test, Description description) {
        Statement started = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                osgi.acme("1.0.0", "", "");
                start();
                test.evaluate();
            }
        };
        return RuleChain.outerRule(folder).around(store).around(osgi).apply(started, description);
    }

    /** New components on what is in the database, in the framework and in etc. */
    void start() {
        startOpener();
        startDesk();
    }

    /** What needs no database. */
    private void startOpener() {
        key = new OperatorKey(osgi.etc().toPath());
        opener = new SecretOpener(admin(), key);
        registration = osgi.context()
                .registerService(
                        ConfigurationPlugin.class,
                        opener,
                        new Hashtable<>(Map.of(ConfigurationPlugin.CM_RANKING, 900)));
    }

    private void startDesk() {
        ConfigurationAdmin admin = admin();
        SettingsTables tables = new SettingsTables(store.sql(), store.schema("deployment"));
        ServiceComponentRuntime components = osgi.service(ServiceComponentRuntime.class);
        Descriptors descriptors = new Descriptors(osgi.context(), osgi.service(MetaTypeService.class), components);
        deliveries = new Deliveries(admin, store.transactions(), tables, key, opener);
        trials = new Trials(new Called(), key);
        trials.rehearsals = stage;
        configurations = new SettingsDesk(
                store.transactions(), tables, admin, key, descriptors, deliveries, trials, store.clock());
        deliveries.deliverNow();
    }

    /** The server goes and comes again: the opener first, as its start level has it, the database last. */
    void restart() throws BundleException {
        osgi.restart();
        startOpener();
        osgi.pluginsStart();
        startedWith = received("carrier.acme-main");
        startDesk();
    }

    ConfigurationAdmin admin() {
        return osgi.service(ConfigurationAdmin.class);
    }

    /** What the account's plugin was configured with, once the condition holds. */
    Map<String, Object> delivered(String account, Function<Map<String, Object>, Boolean> condition) {
        AtomicReference<Map<String, Object>> seen = new AtomicReference<>();
        Eventually.await(() -> account + " has other settings: " + seen.get(), () -> {
            Optional<Map<String, Object>> now = received(account);
            seen.set(now.orElse(null));
            return now.map(condition).orElse(false);
        });
        return seen.get();
    }

    void awaitGone(String account) {
        Eventually.await(account + " is still there", () -> stage.find(account) == null);
    }

    Optional<Map<String, Object>> received(String account) {
        return Optional.ofNullable(stage.find(account)).flatMap(this::received);
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> received(ServiceReference<?> reference) {
        Supplier<Map<String, Object>> probe =
                (Supplier<Map<String, Object>>) osgi.context().getService(reference);
        return Optional.ofNullable(probe).map(Supplier::get);
    }

    /** All that Configuration Admin holds, as text. */
    String configurationsAsText() throws Exception {
        StringBuilder text = new StringBuilder();
        Configuration[] all = admin().listConfigurations(null);
        for (Configuration one : all == null ? new Configuration[0] : all) {
            text.append(one.getProperties()).append('\n');
        }
        return text.toString();
    }

    /** Calls services of the framework, as the provider host does. */
    private final class Called implements Providers {

        @Override
        public boolean has(Class<?> ability, String account) {
            ServiceReference<?> found = stage.find(account);
            return found != null
                    && Arrays.asList((String[]) found.getProperty("objectClass"))
                            .contains(ability.getName());
        }

        @Override
        public <S, R> R ask(Target<S> target, Function<S, R> question) {
            Object service = osgi.context().getService(stage.find(target.account()));
            return question.apply(target.ability().cast(service));
        }

        @Override
        public <S, R> R act(Target<S> target, Function<S, R> act) {
            throw new AssertionError("a check acts on nothing");
        }

        @Override
        public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
            throw new AssertionError("a check asks one account");
        }

        @Override
        public List<String> accounts(Class<?> ability) {
            return List.of();
        }

        @Override
        public List<Departure> departed(Class<?> ability) {
            return List.of();
        }

        @Override
        public List<ProviderStatus> status() {
            return List.of();
        }
    }
}
