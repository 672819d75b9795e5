package org.kontor.deployment.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.deployment.Configurations;

/** Writes down what is remembered and put back. */
final class RecordedConfigurations implements Configurations {

    private final List<String> log;
    private int taken;

    RecordedConfigurations(List<String> log) {
        this.log = log;
    }

    @Override
    public String snapshot(String plugin) {
        taken++;
        log.add("snapshot " + taken);
        return Integer.toString(taken);
    }

    @Override
    public void restore(String snapshot) {
        log.add("restore " + snapshot);
    }

    @Override
    public List<String> accounts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> plugins() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String account(String plugin, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Form form(String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Form put(String account, Optional<Long> revision, Map<String, String> settings, String operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Form create(String plugin, String name, Map<String, String> settings, String operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String account, String operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Revision> history(String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Form undo(String account, String operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Problem> check(String account, Map<String, String> settings) {
        throw new UnsupportedOperationException();
    }
}
