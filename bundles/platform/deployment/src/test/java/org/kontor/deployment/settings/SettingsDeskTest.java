package org.kontor.deployment.settings;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Field;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.Configurations.Revision;
import org.kontor.deployment.SettingsRefusedException;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Bundle;

public class SettingsDeskTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final String ACCOUNT = "carrier.acme-main";
    private static final String SECRET = "canary-4711";

    @Rule
    public final Server server = new Server();

    @Test
    public void aFormShowsWhatThePluginSaysOfItsSettingsAndWhatTheHostReads() {
        Form form = create(Map.of("url", "https://acme.example"));

        assertEquals(
                List.of(
                        "url",
                        "speed",
                        "retries",
                        "verbose",
                        "mode",
                        "zones",
                        "journal",
                        ".password",
                        "token",
                        "kontor.deadline.millis",
                        "kontor.limit",
                        "kontor.books.at"),
                form.fields().stream().map(Field::key).toList());
        assertEquals(
                new Field(
                        "url",
                        "Address",
                        "where Acme is reached",
                        "String",
                        false,
                        true,
                        false,
                        Optional.empty(),
                        List.of(),
                        true,
                        Optional.of("https://acme.example")),
                field(form, "url"));
        assertEquals(Optional.of("1.0"), field(form, "speed").defaultValue());
        assertEquals(List.of("FAST", "SLOW"), field(form, "mode").choices());
        assertTrue(field(form, "zones").many());
        assertEquals("Verbose", field(form, "verbose").description());
        assertFalse("an empty default is a default", field(form, "journal").required());
        assertTrue(field(form, ".password").secret());
        assertEquals(1, form.revision());
        assertEquals(Optional.empty(), form.source());
        assertEquals(List.of(), form.warnings());
    }

    @Test
    public void settingsAreDeliveredAndAChangeMakesANewInstance() {
        create(Map.of("url", "https://acme.example", "zones", "DE, FR\\, but not all", "kontor.limit", "3"));
        Map<String, Object> first = server.delivered(ACCOUNT, any -> true);
        assertEquals("https://acme.example", first.get("url"));
        assertArrayEquals(new String[] {"DE", "FR, but not all"}, (String[]) first.get("zones"));
        assertEquals("3", first.get("kontor.limit"));
        assertEquals("the component's own default holds", 1.0, first.get("speed"));

        put(Map.of("speed", " 2.5 ", "zones", ""));

        Map<String, Object> second = server.delivered(ACCOUNT, now -> "2.5".equals(now.get("speed")));
        assertFalse(second.containsKey("zones"));
        assertEquals("https://acme.example", second.get("url"));
    }

    @Test
    public void everythingWrongIsToldAtOnceByFieldAndNothingChanges() {
        create(Map.of("url", "https://acme.example"));

        List<Problem> problems = problems(Map.of(
                "url", "",
                "speed", "fast",
                "retries", "11",
                "verbose", "yes",
                "mode", "IDLE",
                "sped", "1",
                ".password", "x".repeat(61),
                "token", SECRET,
                "kontor.limit", "0"));

        assertEquals(
                List.of(
                        new Problem(".password", "must be at most 60 characters long", ""),
                        new Problem("kontor.limit", "must be a whole number between 1 and 1000", "'0'"),
                        new Problem("mode", "must be one of FAST, SLOW", "'IDLE'"),
                        new Problem("retries", "must be at most 10", "'11'"),
                        new Problem("sped", "is not a setting of " + PLUGIN + "; did you mean speed?", ""),
                        new Problem("speed", "must be a number", "'fast'"),
                        new Problem(
                                "token",
                                "must not be set: it would be published, because the plugin's key for this secret does"
                                        + " not begin with a dot",
                                ""),
                        new Problem("verbose", "must be true or false", "'yes'"),
                        new Problem("url", "must be given", "nothing")),
                problems);
        assertEquals(1, server.configurations.form(ACCOUNT).revision());
    }

    @Test
    public void boundsAreNamedThoughMetatypeKeepsThemToItself() {
        create(Map.of("url", "https://acme.example"));

        assertEquals(
                List.of(
                        new Problem("retries", "must be at least 0", "'-2147483648'"),
                        new Problem("speed", "must be at most what its description allows", "'100.5'"),
                        new Problem("url", "must be at least 5 characters long", "'acme'")),
                problems(Map.of("retries", "-2147483648", "speed", "100.5", "url", "acme")));
        assertEquals(
                List.of(new Problem("retries", "must be a whole number of 32 bits", "'99999999999'")),
                problems(Map.of("retries", "99999999999")));
    }

    @Test
    public void aChangeOfARevisionThatIsNotTheLatestIsStale() {
        create(Map.of("url", "https://acme.example"));
        put(Map.of("retries", "4"));

        TradeRuleException stale = assertThrows(
                TradeRuleException.class,
                () -> server.configurations.put(ACCOUNT, Optional.of(1L), Map.of("retries", "5"), "ann"));
        assertEquals(TradeRuleException.Kind.STALE, stale.kind());
        assertEquals(
                3,
                server.configurations
                        .put(ACCOUNT, Optional.of(2L), Map.of("retries", "5"), "ann")
                        .revision());
    }

    @Test
    public void theHistoryNamesWhatChangedAndUndoTakesItBackAsANewRevision() {
        create(Map.of("url", "https://acme.example", ".password", SECRET));
        put(Map.of(".password", "other", "retries", "4"));
        server.configurations.put(ACCOUNT, Optional.empty(), Map.of("retries", "4"), "nobody");

        Form undone = server.configurations.undo(ACCOUNT, "bob");

        assertEquals(3, undone.revision());
        assertEquals(Optional.empty(), field(undone, "retries").value());
        List<Revision> history = server.configurations.history(ACCOUNT);
        assertEquals(
                List.of(
                        "3 bob [.password, retries] takes revision 2 back",
                        "2 ann [.password, retries] ",
                        "1 ann [.password, url] created"),
                history.stream()
                        .map(one -> one.number() + " " + one.operator() + " " + one.changed() + " " + one.note())
                        .toList());
        server.delivered(ACCOUNT, now -> SECRET.equals(now.get(".password")));
    }

    @Test
    public void aDeletedAccountGoesAndUndoBringsItBack() {
        create(Map.of("url", "https://acme.example", ".password", SECRET));
        server.delivered(ACCOUNT, any -> true);

        server.configurations.delete(ACCOUNT, "ann");
        server.awaitGone(ACCOUNT);
        assertThrows(TradeRuleException.class, () -> server.configurations.form(ACCOUNT));
        assertEquals(List.of(), server.configurations.accounts());

        server.configurations.undo(ACCOUNT, "ann");
        assertEquals(SECRET, server.delivered(ACCOUNT, any -> true).get(".password"));
        assertEquals(
                "takes revision 2 back",
                server.configurations.history(ACCOUNT).get(0).note());
    }

    @Test
    public void aNameIsTakenOnceAndOnlyPluginsHaveAccounts() {
        create(Map.of("url", "https://acme.example"));

        assertEquals("account-exists", code(() -> create(Map.of("url", "https://acme.example"))));
        assertEquals("invalid-value", code(() -> server.configurations.create(PLUGIN, "Main!", Map.of(), "ann")));
        assertEquals(
                "not-found",
                code(() -> server.configurations.create("org.apache.felix.fileinstall", "x", Map.of(), "ann")));
        assertEquals("not-found", code(() -> server.configurations.form("carrier.acme-other")));
        assertEquals("not-found", code(() -> server.configurations.history("carrier.acme-other")));
        assertEquals(List.of(PLUGIN), server.configurations.plugins());
    }

    @Test
    public void oneUndoOfAnAccountThatNeverChangedIsRefused() {
        create(Map.of("url", "https://acme.example"));

        assertEquals("nothing-to-undo", code(() -> server.configurations.undo(ACCOUNT, "ann")));
    }

    @Test
    public void aPluginThatIsAwayLeavesItsSettingsVisibleButNotChangeable() throws Exception {
        create(Map.of("url", "https://acme.example"));
        acme().uninstall();

        Form form = server.configurations.form(ACCOUNT);

        assertTrue(form.warnings().toString(), form.warnings().get(0).contains("does not run here"));
        assertTrue(field(form, "url").set());
        assertEquals("plugin-absent", code(() -> put(Map.of("retries", "4"))));
    }

    @Test
    public void anUpdatedPluginIsDescribedAnewThoughItWasLookedAtWhileItStood() throws Exception {
        create(Map.of("url", "https://acme.example"));
        Bundle acme = acme();
        acme.stop();
        server.configurations.form(ACCOUNT);
        server.osgi.updateAcme(acme, "<AD id=\"verbose\"", "<AD id=\"loud\"");

        acme.start();

        assertTrue(server.configurations.form(ACCOUNT).fields().stream()
                .anyMatch(field -> field.key().equals("loud")));
    }

    @Test
    public void twoVersionsSideBySideTakeTheKeysOfBoth() throws Exception {
        create(Map.of("url", "https://acme.example"));
        server.osgi.acme(
                "2.0.0", "<AD id=\"verbose\"", "<AD id=\"depot\" type=\"String\" name=\"Depot\"/><AD id=\"loud\"");

        Form form = server.configurations.form(ACCOUNT);

        Map<String, Field> fields = form.fields().stream().collect(Collectors.toMap(Field::key, field -> field));
        assertTrue(fields.keySet().containsAll(List.of("depot", "loud", "verbose")));
        assertFalse("the old version does not know it", fields.get("depot").required());
        assertTrue(fields.get("url").required());
        put(Map.of("depot", "Hamburg", "verbose", "true"));
    }

    private Bundle acme() {
        return Arrays.stream(server.osgi.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(PLUGIN))
                .findFirst()
                .orElseThrow();
    }

    private Form create(Map<String, String> settings) {
        return server.configurations.create(PLUGIN, "main", settings, "ann");
    }

    private Form put(Map<String, String> settings) {
        return server.configurations.put(ACCOUNT, Optional.empty(), settings, "ann");
    }

    private List<Problem> problems(Map<String, String> settings) {
        return assertThrows(SettingsRefusedException.class, () -> put(settings)).problems();
    }

    private static String code(Runnable refused) {
        return assertThrows(TradeRuleException.class, refused::run).code();
    }

    private static Field field(Form form, String key) {
        return form.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
