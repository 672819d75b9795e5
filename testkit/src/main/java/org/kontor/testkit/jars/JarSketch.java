package org.kontor.testkit.jars;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plugin's jar in the making: begins as a good carrier; the same sketch always gives the same bytes. */
public final class JarSketch {

    static final String MANIFEST = "META-INF/MANIFEST.MF";
    static final String DESCRIPTOR = "OSGI-INF/carrier.xml";
    private static final String BEHAVIOUR = "org.kontor.testkit.jars.behaviour.";
    private static final String JAVA_17 = "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"";
    private static final String COMPONENTS =
            "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"";
    private static final long LONG_AGO = 1_000_000_000_000L;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private JarSketch() {}

    /**
     * The carrier {@code com.example.carrier.NAME} prices everything, by a service called {@code Flat by VERSION}. A
     * dash in the name becomes an underscore, since a dash ends the PID in the name of a configuration file.
     */
    public static JarSketch carrier(String name, String version) {
        return carrier(name, version, "PricesEverything");
    }

    /** {@code behaviour} is the simple name of the class of this kit that is the component. */
    static JarSketch carrier(String name, String version, String behaviour) {
        String plugin = "com.example.carrier." + name.replace('-', '_');
        JarSketch sketch = new JarSketch()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", plugin)
                .header("Bundle-Version", version)
                .header(
                        "Import-Package",
                        "org.kontor.carrier;version=\"[1.0,2)\",org.kontor.values;version=\"[1.0,2)\"")
                .header("Require-Capability", COMPONENTS + "," + JAVA_17)
                .header("Provide-Capability", "osgi.service;objectClass:List<String>=\"org.kontor.carrier.Rates\"")
                .header("Service-Component", DESCRIPTOR)
                .header("Kontor-Hosts", "api.example.com,*.rates.example.com")
                .file(DESCRIPTOR, descriptor(plugin, version, behaviour));
        return sketch.classOf(behaviour).classOf("Answers");
    }

    private static String descriptor(String plugin, String version, String behaviour) {
        return String.join(
                "\n",
                "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + plugin + "\"",
                "    configuration-policy=\"require\" configuration-pid=\"" + plugin + "\" immediate=\"true\">",
                "  <property name=\"plugin.version\" value=\"" + version + "\"/>",
                "  <service><provide interface=\"org.kontor.carrier.Rates\"/></service>",
                "  <implementation class=\"" + BEHAVIOUR + behaviour + "\"/>",
                "</scr:component>");
    }

    /** The name under which an operator may drop it into plugins/. */
    public String fileName() {
        return "kontor-"
                + headers.get("Bundle-SymbolicName").replaceFirst(".*\\.", "").replaceFirst(";.*", "") + "-"
                + headers.get("Bundle-Version") + ".jar";
    }

    public JarSketch header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public JarSketch without(String headerOrFile) {
        headers.remove(headerOrFile);
        files.remove(headerOrFile);
        return this;
    }

    public JarSketch file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public JarSketch file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** With a line that no tool would write between the headers. */
    JarSketch manifest(String line) {
        String written = new String(manifest(), StandardCharsets.UTF_8);
        return file(MANIFEST, written.replaceFirst("\r\n", "\r\n" + Matcher.quoteReplacement(line) + "\r\n"));
    }

    /** Changes the component's descriptor. */
    public JarSketch described(String word, String instead) {
        String descriptor = new String(files.get(DESCRIPTOR), StandardCharsets.UTF_8);
        if (!descriptor.contains(word)) {
            throw new IllegalArgumentException("the descriptor does not say " + word);
        }
        return file(DESCRIPTOR, descriptor.replace(word, instead));
    }

    private JarSketch classOf(String behaviour) {
        String path = (BEHAVIOUR + behaviour).replace('.', '/') + ".class";
        try (InputStream in = JarSketch.class.getResourceAsStream("/" + path)) {
            return file(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return zipped(true);
    }

    /** With the sizes in the local headers, where a reader that trusts them can be fooled. */
    byte[] storedBytes() {
        return zipped(false);
    }

    /** With a comment on an entry that comes last. */
    byte[] commented(String comment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            fill(zip, true);
            ZipEntry last = new ZipEntry("docs/last.txt");
            last.setComment(comment);
            zip.putNextEntry(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] zipped(boolean deflated) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            fill(zip, deflated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void fill(ZipOutputStream zip, boolean deflated) throws IOException {
        if (!headers.isEmpty() && !files.containsKey(MANIFEST)) {
            put(zip, MANIFEST, manifest(), deflated);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(zip, file.getKey(), file.getValue(), deflated);
        }
    }

    private static void put(ZipOutputStream zip, String path, byte[] content, boolean deflated) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(LONG_AGO);
        if (!deflated) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
