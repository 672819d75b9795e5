package org.kontor.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of provider accounts: described by the plugin's Metatype, kept with their history, secrets sealed. */
public interface Configurations {

    /**
     * One setting as the plugin describes it. A secret's {@code value} and default are never told, only {@code set}.
     * {@code many} takes several values between commas.
     */
    record Field(
            String key,
            String name,
            String description,
            String type,
            boolean many,
            boolean required,
            boolean secret,
            Optional<String> defaultValue,
            List<String> choices,
            boolean set,
            Optional<String> value) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * {@code source} is the file that holds the settings, or empty when they are kept in the store; then the revision
     * counts their changes. {@code warnings} are sentences for the operator.
     */
    record Form(
            String account,
            String plugin,
            List<Field> fields,
            Optional<String> source,
            long revision,
            List<String> warnings) {

        public Form {
            fields = List.copyOf(fields);
            warnings = List.copyOf(warnings);
        }
    }

    record Revision(long number, Instant at, String operator, List<String> changed, String note) {

        public Revision {
            changed = List.copyOf(changed);
        }
    }

    /** {@code field}, what it must be, and what was wrong with the value; never the value of a secret. */
    record Problem(String field, String rule, String found) {}

    /** The accounts whose settings can be shown, kept in the store or in files, sorted. */
    List<String> accounts();

    /** The installed plugins whose accounts can be configured here, sorted; named as {@link #create} wants it. */
    List<String> plugins();

    Form form(String account);

    /**
     * Replaces the settings that are named; an empty value takes one back to its default. Refused with
     * {@link SettingsRefusedException}, and as stale when a revision is given and is no longer the latest.
     */
    Form put(String account, Optional<Long> revision, Map<String, String> settings, String operator);

    /** What the plugin's account of this name is called, whether it is there or not. */
    String account(String plugin, String name);

    /** Creates the first configuration of a new account of the plugin, which its name or its factory PID tells. */
    Form create(String plugin, String name, Map<String, String> settings, String operator);

    /** The account goes, its history stays; {@link #undo} brings it back. */
    void delete(String account, String operator);

    /** Newest first, a deletion too; empty for an account that is kept in a file. */
    List<Revision> history(String account);

    /** Takes the last change back, as a new revision. */
    Form undo(String account, String operator);

    /**
     * What speaks against these settings on top of the present ones: the rules of the fields, whether the plugin starts
     * with them, and its own check; empty when nothing does. Nothing is kept, and the account itself is not touched.
     */
    List<Problem> check(String account, Map<String, String> settings);

    /** Remembers the settings of all the plugin's accounts as they are now, in files too; gives the snapshot's id. */
    String snapshot(String plugin);

    /** Puts those accounts back as they were; an account that has come since is left alone. */
    void restore(String snapshot);
}
