package org.kontor.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.rules.ExternalResource;
import org.kontor.conformance.Improviser;
import org.kontor.conformance.ScriptedProvider;

/** A plugin's provider on this machine for one test, in every world. */
public final class PlayedProvider extends ExternalResource {

    private static final Path EXCHANGES = Path.of("src/main/resources/KONTOR-INF/kit/exchanges");

    /** Opens the provider. */
    @FunctionalInterface
    private interface Opening {
        ScriptedProvider open() throws IOException;
    }

    private final Opening opening;
    private ScriptedProvider provider;

    private PlayedProvider(Opening opening) {
        this.opening = opening;
    }

    /** Played from the exchanges that the plugin packs into its jar. */
    public static PlayedProvider asRecorded() {
        return new PlayedProvider(() -> ScriptedProvider.playing(EXCHANGES));
    }

    /** Played by code, where recordings cannot answer. */
    public static PlayedProvider by(Improviser improviser) {
        return new PlayedProvider(() -> ScriptedProvider.improvising(improviser));
    }

    /** Its address in the world of this name. */
    public URI at(Enum<?> world) {
        return provider.at(world);
    }

    /** How many acts it has carried out, one per key however often that came. */
    public int acts() {
        return provider.acts();
    }

    @Override
    protected void before() throws IOException {
        provider = opening.open();
    }

    @Override
    protected void after() {
        provider.close();
    }
}
