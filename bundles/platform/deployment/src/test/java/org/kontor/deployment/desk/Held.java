package org.kontor.deployment.desk;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A service that is simply there. */
record Held<S>(S service) implements ComponentServiceObjects<S> {

    @Override
    public S getService() {
        return service;
    }

    @Override
    public void ungetService(S given) {
        if (given != service) {
            throw new IllegalArgumentException("that is not what was given out");
        }
    }

    @Override
    public ServiceReference<S> getServiceReference() {
        throw new UnsupportedOperationException();
    }
}
