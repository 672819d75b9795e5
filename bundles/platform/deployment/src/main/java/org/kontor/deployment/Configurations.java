package org.kontor.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of provider accounts: described by the plugin's Metatype, kept with their history, secrets sealed. */
public interface Configurations {

    /** One setting as the plugin describes it. A secret's {@code value} and default are never told, only {@code set}. */
    record Field(
            String key,
            String name,
            String description,
            String type,
            boolean required,
            boolean secret,
            Optional<String> defaultValue,
            List<String> choices,
            boolean set,
            Optional<String> value) {}

    /** {@code source} is the file that holds the settings, or empty when they are kept in the store. */
    record Form(String account, String plugin, List<Field> fields, Optional<String> source, long revision) {}

    record Revision(long number, Instant at, String operator, List<String> changed, String note) {}

    /** {@code field}, what it must be, and what was wrong with the value; never the value of a secret. */
    record Problem(String field, String rule, String found) {}

    Form form(String account);

    /** Replaces the settings that are named; an empty value takes one back to its default. Refused field by field. */
    Form put(String account, Map<String, String> settings, String operator);

    /** Creates the first configuration of a new account of the plugin. */
    Form create(String plugin, String name, Map<String, String> settings, String operator);

    void delete(String account, String operator);

    List<Revision> history(String account);

    /** Takes the last change back, as a new revision. */
    Form undo(String account, String operator);

    /** What the plugin's own check of these settings finds, tried at the provider's sandbox; empty when it is content. */
    List<Problem> check(String account, Map<String, String> settings);

    /** Remembers the settings of all the plugin's accounts as they are now; gives the snapshot's id. */
    String snapshot(String plugin);

    /** Puts the plugin's accounts back as they were. */
    void restore(String snapshot);
}
