package org.kontor.security;

import java.util.Set;

/** What a member is in an organisation. */
public enum Role {
    OWNER(Permission.READ, Permission.TRADE, Permission.PAY, Permission.MANAGE),
    TRADER(Permission.READ, Permission.TRADE),
    FINANCE(Permission.READ, Permission.PAY),
    VIEWER(Permission.READ),
    OPERATOR(Permission.READ, Permission.OPERATE);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
