package org.kontor.shell;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Configurations.Field;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.Configurations.Revision;

/** How the console shows settings; of a secret, only that it is set. */
final class SettingWords {

    private SettingWords() {}

    static void accounts(List<Form> forms, PrintStream out) {
        ShellTable table = table("Account", "Plugin", "Kept in", "Revision", "Warnings")
                .emptyTableText("No accounts. kontor:provider-configure --new PLUGIN NAME key=value … creates one.");
        for (Form form : forms) {
            table.addRow()
                    .addContent(
                            form.account(),
                            form.plugin(),
                            keptIn(form),
                            form.source().isPresent() ? "-" : form.revision(),
                            form.warnings().isEmpty() ? "-" : form.warnings().size());
        }
        table.print(out);
    }

    static void form(Form form, PrintStream out) {
        out.println(form.account() + " of " + form.plugin() + ", kept in " + keptIn(form)
                + (form.source().isPresent() ? "" : ", revision " + form.revision()));
        ShellTable table = table("Setting", "Value", "Default", "Type", "Description");
        for (Field field : form.fields()) {
            table.addRow()
                    .addContent(
                            field.key(),
                            value(field),
                            field.defaultValue().orElse(""),
                            type(field),
                            field.description());
        }
        table.print(out);
        form.warnings().forEach(warning -> out.println("! " + warning));
    }

    static void history(List<Revision> revisions, Instant now, PrintStream out) {
        ShellTable table = table("Revision", "When", "Age", "Operator", "Changed", "Note")
                .emptyTableText("No history: the account is kept in a file.");
        for (Revision revision : revisions) {
            table.addRow()
                    .addContent(
                            revision.number(),
                            Words.time(revision.at()),
                            Words.age(revision.at(), now),
                            revision.operator(),
                            String.join(", ", revision.changed()),
                            revision.note());
        }
        table.print(out);
    }

    static void problems(List<Problem> problems, PrintStream out) {
        ShellTable table = table("Setting", "Rule", "Found");
        for (Problem problem : problems) {
            table.addRow()
                    .addContent(problem.field().isEmpty() ? "(all)" : problem.field(), problem.rule(), problem.found());
        }
        table.print(out);
    }

    private static String keptIn(Form form) {
        return form.source().orElse("the store");
    }

    private static String value(Field field) {
        if (!field.set()) {
            return field.required() ? "(must be given)" : "";
        }
        return field.value().orElse("(set)");
    }

    private static String type(Field field) {
        String type = field.choices().isEmpty() ? field.type() : String.join("|", field.choices());
        return field.many() ? type + ",…" : type;
    }

    private static ShellTable table(String... columns) {
        ShellTable table = new ShellTable();
        for (String column : columns) {
            table.column(column);
        }
        return table;
    }
}
