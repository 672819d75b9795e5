package org.kontor.store.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmbeddedDerbyTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestDatabases databases = new TestDatabases(TestDatabases.Kind.DERBY, null);

    @After
    public void restoreDurability() {
        System.clearProperty("derby.system.durability");
    }

    @Test
    public void aDatabaseIsThereAgainAfterAStop() throws IOException {
        Database first = databases.open(url());
        first.run(() -> first.now().execute("create table kept (id int)"));
        databases.close(first);

        Database second = databases.open(url());
        assertEquals(0, (int) second.call(() -> second.now().fetchCount(org.jooq.impl.DSL.table("kept"))));
    }

    @Test
    public void aSecondServerOnTheSameFolderIsRefused() throws IOException {
        Database first = databases.open(url());
        first.run(() -> first.now().execute("create table kept (id int)"));

        String message = assertThrows(IllegalStateException.class, () -> databases.open(url()))
                .getMessage();
        assertTrue(message, message.contains("another server"));
    }

    @Test
    public void aDatabaseThatLosesCommitsIsRefusedAndItsFolderFree() throws IOException {
        System.setProperty("derby.system.durability", "test");
        assertThrows(IllegalStateException.class, () -> databases.open(url()));

        System.clearProperty("derby.system.durability");
        Database fixed = databases.open(url());
        fixed.run(() -> fixed.now().execute("create table kept (id int)"));
    }

    @Test
    public void anAddressOfAnotherKindIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> databases.open("jdbc:h2:mem:x"))
                .getMessage();
        assertTrue(message, message.contains("jdbc:postgresql:"));
    }

    private String url() {
        return "jdbc:derby:" + folder.getRoot().toPath().resolve("db/kontor") + ";create=true";
    }
}
