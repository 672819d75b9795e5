package org.kontor.conformance;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Statements;
import org.kontor.values.InvalidValueException;

/** A bank's files: p31 to p33. */
final class StatementRules {

    private static final List<String> RUBBISH = List.of(
            "", "\u0000\u0001\u0002", "<html><body>It works!</body></html>", "{\"entries\": [1, 2]}", "a;b;c\n1;2;3");

    private StatementRules() {}

    static void knowsEntriesAgain(PaymentScene scene) {
        Statements bank = scene.offered(Statements.class);
        byte[] file = scene.kit().statement();
        List<String> ids = ids(read(scene, bank, file, "a statement"));

        scene.witness().that(ids.size() > 1, "two entries or more", ids);
        scene.witness().that(new HashSet<>(ids).size() == ids.size(), "an id of its own for each entry", ids);
        scene.witness().equal(ids, ids(read(scene, bank, file, "the statement again")));
        Statements restarted = scene.offered(Statements.class);
        scene.witness().equal(ids, ids(read(scene, restarted, file, "the statement after a restart")));
    }

    /** An entry that is kept in spite of it, as far as it can be read, is not lost either. */
    static void losesNoOther(PaymentScene scene) {
        Statements bank = scene.offered(Statements.class);
        List<String> ids = ids(read(scene, bank, scene.kit().statement(), "a statement"));
        List<BankStatement> odd = read(scene, bank, scene.kit().oddStatement(), "the statement with an odd entry");

        Set<String> lost = new HashSet<>(ids);
        ids(odd).forEach(lost::remove);
        scene.witness().that(lost.size() <= 1, "all entries but one", ids(odd));
        scene.witness()
                .that(odd.stream().anyMatch(statement -> !statement.warnings().isEmpty()), "a warning", "none");
    }

    static void refusesRubbish(PaymentScene scene) {
        Statements bank = scene.offered(Statements.class);
        for (String rubbish : RUBBISH) {
            scene.witness().doing("reading a file that is no statement: " + rubbish);
            try {
                Object answer = bank.read("statement.txt", rubbish.getBytes(StandardCharsets.UTF_8));
                scene.witness().unexpected("an InvalidValueException", answer);
            } catch (InvalidValueException refused) {
                scene.witness().that(!refused.rule().isBlank(), "what is wrong with the file", refused);
            }
        }
    }

    private static List<BankStatement> read(PaymentScene scene, Statements bank, byte[] file, String which) {
        scene.witness().doing("reading " + which);
        return bank.read("statement.txt", file.clone());
    }

    private static List<String> ids(List<BankStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.entries().stream())
                .map(BankEntry::id)
                .toList();
    }
}
