package org.kontor.itests.karaf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A shell that is told one command after the other, as by somebody at a keyboard: what was set stays set. */
final class Terminal implements AutoCloseable {

    private final Process shell;
    private final Writer keyboard;
    private final BufferedReader screen;

    private Terminal(Process shell) {
        this.shell = shell;
        this.keyboard = shell.outputWriter(StandardCharsets.UTF_8);
        this.screen = shell.inputReader(StandardCharsets.UTF_8);
    }

    static Terminal in(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder bash =
                new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
        bash.environment().putAll(environment);
        bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Terminal(bash.start());
    }

    /** What commands printed, and how the last of them ended. */
    record Screen(String output, boolean good) {

        /** True when the pattern is somewhere in one of its lines. */
        boolean has(Pattern pattern) {
            return pattern.matcher(output).find();
        }
    }

    /** Types the commands and waits until they have ended. */
    Screen type(String commands) throws IOException {
        String end = "end of " + UUID.randomUUID() + ": ";
        // A command must not read what is typed next, and may leave its last line unfinished.
        keyboard.write("{ " + commands + "\n} </dev/null\nprintf '\\n%s\\n' \"" + end + "$?\"\n");
        keyboard.flush();
        List<String> printed = new ArrayList<>();
        String line = screen.readLine();
        while (line != null && !line.startsWith(end)) {
            printed.add(line);
            line = screen.readLine();
        }
        return new Screen(String.join("\n", printed), (end + "0").equals(line));
    }

    /** Types a command that stays, and returns when a line with this text has come. */
    void typeAndLeave(String command, String until) throws IOException {
        keyboard.write("exec " + command + "\n");
        keyboard.flush();
        List<String> printed = new ArrayList<>();
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            printed.add(line);
            if (line.contains(until)) {
                return;
            }
        }
        throw new IOException(command + " ended and printed\n" + String.join("\n", printed));
    }

    /** Ends what runs in it. */
    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }
}
