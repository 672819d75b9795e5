package org.kontor.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code key=value} arguments; secrets come from a file or from a question, so that no history keeps them. */
final class SettingArguments {

    /** Asks without echo. */
    interface Question {

        String ask(String prompt, Character mask) throws IOException;
    }

    private static final Character NO_ECHO = '\0';

    private final Question question;

    SettingArguments(Question question) {
        this.question = question;
    }

    Map<String, String> read(List<String> arguments) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            String key = sign < 0 ? argument : argument.substring(0, sign);
            String value = sign < 0 ? ask(key) : given(key, argument.substring(sign + 1));
            if (settings.put(key, value) != null) {
                throw new IllegalArgumentException(key + " is given twice");
            }
        }
        return settings;
    }

    private String ask(String key) throws IOException {
        if (!isSecret(key)) {
            throw new IllegalArgumentException(
                    key + " needs a value: write " + key + "=VALUE, or " + key + "= to take it back to its default");
        }
        String answer = question.ask(key + ": ", NO_ECHO);
        if (answer == null || answer.isEmpty()) {
            throw new IllegalArgumentException("Nothing was entered for " + key + "; " + key + "= takes it away");
        }
        return answer;
    }

    private static String given(String key, String value) throws IOException {
        if (!isSecret(key) || value.isEmpty()) {
            return value;
        }
        if (!value.startsWith("@")) {
            throw new IllegalArgumentException(
                    "The console's history would keep " + key + ": write " + key + " alone to be asked, or " + key
                            + "=@FILE; and since it has been typed, change it at the provider");
        }
        Path file = Path.of(value.substring(1));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "There is no file " + file.toAbsolutePath() + " that the server may read");
        }
        return Files.readString(file).replaceFirst("\\R\\z", "");
    }

    private static boolean isSecret(String key) {
        return key.startsWith(".");
    }
}
