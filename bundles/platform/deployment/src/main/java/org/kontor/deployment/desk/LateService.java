package org.kontor.deployment.desk;

import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.ComponentServiceObjects;

/**
 * A service that is only made when it is used. Those who check, configure and call plugins need the desk, and the desk needs
 * them: whoever came first would wait for the other.
 */
final class LateService {

    private LateService() {}

    /** Empty when there is no such service. */
    static <S, R> Optional<R> use(ComponentServiceObjects<S> service, Function<S, R> use) {
        if (service == null) {
            return Optional.empty();
        }
        S present = service.getService();
        if (present == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.apply(present));
        } finally {
            service.ungetService(present);
        }
    }
}
