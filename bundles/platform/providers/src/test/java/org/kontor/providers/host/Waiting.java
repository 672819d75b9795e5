package org.kontor.providers.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;

/** What waits for providers: only remembers for whom it was woken. */
final class Waiting implements Intentions {

    private final List<String> woken = new CopyOnWriteArrayList<>();

    List<String> woken() {
        return woken;
    }

    @Override
    public void providerArrived(String account) {
        woken.add(account);
    }

    @Override
    public Intention intend(String purpose, UUID subject, UUID resource, String provider, String fingerprint) {
        throw new UnsupportedOperationException("the host intends nothing");
    }

    @Override
    public Intention carryOut(Intention committed) {
        throw new UnsupportedOperationException("the host carries nothing out");
    }

    @Override
    public Optional<Intention> find(UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<Intention> latest(UUID resource, String purpose) {
        return Optional.empty();
    }

    @Override
    public List<Intention> open() {
        return List.of();
    }

    @Override
    public Map<Intention.State, Long> counts() {
        return Map.of();
    }

    @Override
    public void retry(UUID id, String operator) {
        throw new UnsupportedOperationException("the host retries nothing");
    }
}
