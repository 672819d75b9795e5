package org.kontor.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Configurations.Field;
import org.kontor.deployment.Configurations.Form;

public class SettingArgumentsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> asked = new ArrayList<>();
    private String answer = "from the keyboard";

    @Test
    public void settingsAreSplitAtTheFirstSignAndAnEmptyOneIsTakenBack() throws Exception {
        assertEquals(
                Map.of("url", "https://acme.example/?a=b", "speed", "", ".password", "", "name", "@home"),
                read("url=https://acme.example/?a=b", "speed=", ".password=", "name=@home"));
        assertEquals(List.of(), asked);
    }

    @Test
    public void aSecretIsAskedForWithoutEchoOrReadFromAFile() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "first line\nsecond line\r\n");

        assertEquals(
                Map.of(".pin", "from the keyboard", ".key", "first line\nsecond line"), read(".pin", ".key=@" + file));
        assertEquals(List.of(".pin: \0"), asked);
    }

    @Test
    public void aSecretInTheCommandLineIsRefusedWithoutRepeatingIt() {
        String words = refused(".password=canary-4711");

        assertTrue(words, words.contains("write .password alone to be asked, or .password=@FILE"));
        assertFalse(words, words.contains("canary"));
    }

    @Test
    public void whatCannotBeReadSaysWhatToWrite() {
        assertTrue(refused("speed").startsWith("speed needs a value: write speed=VALUE"));
        assertTrue(refused("speed=1", "speed=2").equals("speed is given twice"));
        assertTrue(refused(".key=@/no/such/file").contains("/no/such/file"));
        answer = "";
        assertTrue(refused(".pin").startsWith("Nothing was entered for .pin"));
    }

    @Test
    public void aFormIsATableThatShowsOfASecretOnlyThatItIsSet() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Form form = new Form(
                "carrier.acme-main",
                "org.kontor.carrier.acme",
                List.of(
                        field("url", true, false, List.of(), Optional.empty()),
                        field("mode", false, false, List.of("FAST", "SLOW"), Optional.of("SLOW")),
                        field(".password", false, true, List.of(), Optional.empty())),
                Optional.empty(),
                3,
                List.of("it waits"));

        SettingWords.form(form, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertEquals(
                """
                carrier.acme-main of org.kontor.carrier.acme, kept in the store, revision 3
                Setting   | Value           | Default | Type      | Description
                ----------+-----------------+---------+-----------+------------
                url       | (must be given) | none    | String    | what it is
                mode      | SLOW            | none    | FAST|SLOW | what it is
                .password | (set)           | none    | String    | what it is
                ! it waits
                """,
                bytes.toString(StandardCharsets.UTF_8));
    }

    private static Field field(
            String key, boolean required, boolean secret, List<String> choices, Optional<String> value) {
        return new Field(
                key,
                key,
                "what it is",
                "String",
                false,
                required,
                secret,
                Optional.of("none"),
                choices,
                secret || value.isPresent(),
                value);
    }

    private Map<String, String> read(String... arguments) throws Exception {
        return new SettingArguments((prompt, mask) -> {
                    asked.add(prompt + mask);
                    return answer;
                })
                .read(List.of(arguments));
    }

    private String refused(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> read(arguments))
                .getMessage();
    }
}
