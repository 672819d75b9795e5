package org.kontor.testkit.swap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin's jar in as many versions as are needed: the same classes under another Bundle-Version. */
public final class PluginVersions {

    private static final Attributes.Name VERSION = new Attributes.Name("Bundle-Version");

    private final byte[] jar;
    private final String plugin;

    public PluginVersions(byte[] jar) throws IOException {
        this.jar = jar.clone();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            this.plugin = in.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
        }
    }

    /** The plugin's symbolic name. */
    public String plugin() {
        return plugin;
    }

    /** As it was built. */
    public byte[] shipped() {
        return jar.clone();
    }

    public byte[] in(String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().put(VERSION, version);
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }
}
