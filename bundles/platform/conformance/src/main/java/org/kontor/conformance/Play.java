package org.kontor.conformance;

import java.io.IOException;
import java.nio.file.Path;

/** Plays a folder of recorded exchanges at a port of this machine, until the process is ended: {@code ./kontor play}. */
public final class Play {

    private Play() {}

    public static void main(String[] folderAndPort) throws IOException {
        ScriptedProvider.playing(Path.of(folderAndPort[0])).listenAt(Integer.parseInt(folderAndPort[1]));
    }
}
