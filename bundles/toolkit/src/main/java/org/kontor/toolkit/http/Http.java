package org.kontor.toolkit.http;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The host's client, a reference of the plugin's component. It reaches only the hosts that the plugin's manifest names in
 * {@code Kontor-Hosts}, by TLS, at public addresses; follows no redirect, keeps no cookie, and waits no longer than the
 * host waits for the plugin. Every exchange is written into the operator's journal without its secrets.
 */
@ProviderType
public interface Http {

    /**
     * The provider's answer, whatever its status. When there is none the {@link org.kontor.values.ProviderException} says:
     * UNAVAILABLE when nothing reached the provider or only a question did, IN_DOUBT when an act may have, UNINTELLIGIBLE
     * when what came to a question was no answer, MISCONFIGURED when the request may not or cannot go there at all.
     */
    Answer send(Request request);
}
