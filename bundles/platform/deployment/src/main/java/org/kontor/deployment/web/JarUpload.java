package org.kontor.deployment.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Terms;
import org.kontor.providers.Switchboard;
import org.kontor.values.InvalidValueException;
import org.kontor.work.TradeRuleException;

/** A jar that came as a body, on disk for as long as it is worked with, and the terms that came beside it. */
final class JarUpload {

    private static final int SHADOW_PERCENT = 100;
    private static final int CANARY_PERCENT = 5;
    private static final int ALL = 100;

    private JarUpload() {}

    static <T> T with(byte[] jar, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("kontor-upload-", ".jar");
            try {
                return work.apply(Files.write(file, jar));
            } catch (JarRefusedException e) {
                throw refused(e);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded jar cannot be kept", e);
        }
    }

    /** {@code trial} is shadow, canary or nothing. */
    static Terms terms(Deployments deployments, Path jar, String trial, Integer percent, boolean force) {
        Optional<Switchboard.Mode> mode = mode(trial);
        if (percent != null && (percent < 0 || percent > ALL)) {
            throw new InvalidValueException("percent", "must be 0 to 100", "Send a whole number of percent");
        }
        return new Terms(
                mode.map(how -> new Switchboard.Trial(
                        deployments.read(jar).version(), how, percent == null ? usual(how) : percent)),
                force);
    }

    private static Optional<Switchboard.Mode> mode(String trial) {
        if (trial == null || trial.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Switchboard.Mode.valueOf(trial.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    "trial", "must be shadow or canary", "Leave it out to install the version at once");
        }
    }

    private static int usual(Switchboard.Mode mode) {
        return mode == Switchboard.Mode.SHADOW ? SHADOW_PERCENT : CANARY_PERCENT;
    }

    private static TradeRuleException refused(JarRefusedException refused) {
        Finding first = refused.findings().get(0);
        return TradeRuleException.invalid(first.code(), "jar", refused.getMessage(), first.remedy());
    }
}
