package org.kontor.deployment.desk;

import java.util.List;

/** Named groups of bundles, where the server has such. */
interface Features {

    /** The addresses of a feature's own bundles; empty when there is no such feature. */
    List<String> bundles(String name);
}
