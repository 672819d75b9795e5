package org.kontor.providers.host;

import java.util.Arrays;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;

/** A plugin's exception retold in words: whoever keeps it, in a log or a field, keeps no class of the plugin. */
final class Recounted extends Exception {

    private static final int FRAMES = 40;
    private static final int CAUSES = 4;
    private static final int LETTERS = 1_000;

    private final String kind;

    private Recounted(String kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    /** The name of its class. */
    String kind() {
        return kind;
    }

    /** Runs the exception's own methods, so it belongs on the plugin's thread; what fails there too is left out. */
    static Recounted of(Throwable thrown) {
        return of(thrown, CAUSES);
    }

    /** The same fault; one that says nothing is given words. */
    static ProviderException of(String account, ProviderException thrown) {
        String words = words(thrown);
        Throwable cause = thrown.getCause();
        return new ProviderException(
                thrown.fault(),
                words.isEmpty() ? account + " failed without a word" : words,
                cause == null ? null : of(cause));
    }

    private static Recounted of(Throwable thrown, int causes) {
        Throwable cause = causes > 1 ? said(thrown::getCause, null) : null;
        Recounted recounted =
                new Recounted(thrown.getClass().getName(), words(thrown), cause == null ? null : of(cause, causes - 1));
        StackTraceElement[] frames = said(thrown::getStackTrace, new StackTraceElement[0]);
        recounted.setStackTrace(Arrays.copyOf(frames, Math.min(frames.length, FRAMES)));
        return recounted;
    }

    /** On one line, and not endless. */
    private static String words(Throwable thrown) {
        String message = said(thrown::getMessage, "");
        String words = message == null ? "" : message.strip();
        return words.substring(0, Math.min(words.length(), LETTERS)).replaceAll("\\p{Cntrl}+", " ");
    }

    private static <T> T said(Supplier<T> asked, T otherwise) {
        try {
            return asked.get();
        } catch (RuntimeException | Error e) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return getMessage().isEmpty() ? kind : kind + ": " + getMessage();
    }
}
