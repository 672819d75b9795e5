package org.kontor.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kit that a plugin brings in its jar, as docs/spi/kit.md describes it: settings for each world, and recorded answers. */
public final class PackedKit {

    /** Where a jar holds its kit. */
    public static final String FOLDER = "KONTOR-INF/kit/";

    private final KitSettings settings;
    private final KitFiles files;

    private PackedKit(KitSettings settings, KitFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /** The kit of these files, named by their path below {@link #FOLDER}. Throws {@link UnreadableKitException}. */
    public static PackedKit of(Map<String, byte[]> content) {
        byte[] properties = content.get(KitSettings.FILE);
        if (properties == null) {
            throw new UnreadableKitException(FOLDER + KitSettings.FILE, "is missing");
        }
        PackedKit kit = new PackedKit(KitSettings.read(properties), KitFiles.of(content));
        kit.settings.kinds().forEach(kit::refuseUnknown);
        return kit;
    }

    /** The kit in a folder of sources, such as {@code src/main/resources/KONTOR-INF/kit}. */
    public static PackedKit at(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            Map<String, byte[]> content = new HashMap<>();
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            return of(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tries every rule, each on accounts, files and a provider of its own below {@code scratch}; nothing is left there. */
    public List<Ruling> judge(Accounts accounts, Path scratch) {
        List<Ruling> rulings = new ArrayList<>();
        for (String kind : settings.kinds()) {
            switch (kind) {
                case "carrier" -> rulings.addAll(judge(CarrierRules.ALL, PackedCarrier::new, accounts, scratch));
                case "payment" -> rulings.addAll(judge(PaymentRules.ALL, PackedPayments::new, accounts, scratch));
                default -> rulings.addAll(judge(VerificationRules.ALL, PackedVerifier::new, accounts, scratch));
            }
        }
        return rulings;
    }

    private <K> List<Ruling> judge(List<Rule<K>> rules, Function<KitStage, K> kits, Accounts accounts, Path scratch) {
        List<Ruling> rulings = new ArrayList<>();
        for (Rule<K> rule : rules) {
            try (KitStage stage = KitStage.set(settings, files, accounts, scratch)) {
                rulings.add(stage.explained(rule.judge(kits.apply(stage))));
            }
        }
        return rulings;
    }

    private void refuseUnknown(String kind) {
        if (!List.of("carrier", "payment", "verification").contains(kind)) {
            throw new UnreadableKitException(
                    KitSettings.FILE, "must say kit = carrier, payment or verification, was " + kind);
        }
    }
}
