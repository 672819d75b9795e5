package org.kontor.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where one rule is tried with a packed kit: a folder, a scripted provider and accounts that only this rule uses. */
final class KitStage implements AutoCloseable {

    private final KitSettings settings;
    private final KitFiles files;
    private final Accounts accounts;
    private final Path folder;
    private final ScriptedProvider provider;
    private final Deque<Accounts.Account> open = new ArrayDeque<>();

    private KitStage(KitSettings settings, KitFiles files, Accounts accounts, Path folder) {
        this.settings = settings;
        this.files = files;
        this.accounts = accounts;
        this.folder = folder;
        this.provider = ScriptedProvider.playing(
                files.exchanges(), Optional.ofNullable(files.others().get(Signing.FILE)));
    }

    static KitStage set(KitSettings settings, KitFiles files, Accounts accounts, Path scratch) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "kit");
            files.unpack(folder);
            return new KitStage(settings, files, accounts, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KitSettings settings() {
        return settings;
    }

    byte[] file(String name) {
        return find(name).orElseThrow(() -> new UnreadableKitException(name, "is missing"));
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.others().get(name));
    }

    Abilities enter(Enum<?> world) {
        Map<String, Object> account = new HashMap<>();
        settings.account(world).forEach((key, value) -> account.put(key, filled(value, world)));
        Accounts.Account opened = accounts.open(account);
        open.push(opened);
        return opened;
    }

    /** What the provider did by its own count: the plugin's files or lines of its books, or the script's acts. */
    int acts() {
        Optional<String> files = settings.find("acts.files");
        if (files.isPresent()) {
            Predicate<String> act = Pattern.compile(files.get()).asMatchPredicate();
            return (int) written().map(Path::toString).filter(act).count();
        }
        if (settings.find("acts.file").isEmpty()) {
            return provider.acts();
        }
        Path books = folder.resolve(settings.required("acts.file"));
        Predicate<String> act = Pattern.compile(settings.required("acts.line")).asPredicate();
        return (int) read(books).lines().filter(act).count();
    }

    /** Everything that the plugin wrote into the kit's folder. */
    String memory() {
        return String.join(
                "\n", written().map(folder::resolve).map(KitStage::read).toList());
    }

    /** The files that were not the kit's own, by their path below its folder. */
    private Stream<Path> written() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found
                    .filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !files.unpacked().containsKey(file.toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A broken rule with what the recordings lacked, which often is why. */
    Ruling explained(Ruling ruling) {
        List<String> lacking = provider.unknown();
        return ruling.outcome() != Ruling.Outcome.BROKEN || lacking.isEmpty()
                ? ruling
                : new Ruling(
                        ruling.rule(),
                        ruling.sentence(),
                        ruling.outcome(),
                        ruling.input(),
                        ruling.expected(),
                        ruling.got() + "; the kit had " + lacking.get(0));
    }

    @Override
    public void close() {
        try {
            closeAccounts();
        } finally {
            provider.close();
            delete();
        }
    }

    private void closeAccounts() {
        if (!open.isEmpty()) {
            try {
                open.pop().close();
            } finally {
                closeAccounts();
            }
        }
    }

    private String filled(String value, Enum<?> world) {
        String text = value.replace("${files}", folder.toString()).replace("${secret}", CarrierKit.SECRET);
        return text.contains("${provider}")
                ? text.replace("${provider}", provider.at(world).toString())
                : text;
    }

    private void delete() {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
