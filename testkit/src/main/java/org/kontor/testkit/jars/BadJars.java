package org.kontor.testkit.jars;

import java.nio.file.Path;
import java.util.List;

/**
 * Every jar that Kontor must refuse or contain. What calls {@code System.exit} is not among them: no Java without a
 * security manager can stop that, which is why a plugin is as trusted as the server.
 */
public final class BadJars {

    private BadJars() {}

    /** Makes them all in the folder, which must be there and empty. */
    public static List<BadJar> all(Path folder) {
        Shelf shelf = new Shelf(folder);
        BadArchives.fill(shelf);
        BadEntries.fill(shelf);
        BadManifests.fill(shelf);
        BadComponents.fill(shelf);
        BadSignatures.fill(shelf);
        BadBehaviours.fill(shelf);
        return shelf.jars();
    }
}
