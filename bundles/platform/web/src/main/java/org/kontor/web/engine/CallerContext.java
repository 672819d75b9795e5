package org.kontor.web.engine;

import jakarta.ws.rs.core.SecurityContext;
import org.kontor.security.Caller;

/** Shows resources who is calling. */
record CallerContext(Caller caller, boolean secure) implements SecurityContext {

    @Override
    public Caller getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String permission) {
        return caller.permissions().stream().anyMatch(held -> held.name().equals(permission));
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
