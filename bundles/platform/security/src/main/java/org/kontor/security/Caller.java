package org.kontor.security;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling. {@code organisation} is the caller's own (for an operator, the operators' own, which trades nothing);
 * {@code member} is who acts, {@code name} how the journal names them.
 */
public record Caller(UUID organisation, UUID member, String name, Set<Permission> permissions) implements Principal {

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean isOperator() {
        return permissions.contains(Permission.OPERATE);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    @Override
    public String getName() {
        return name;
    }
}
