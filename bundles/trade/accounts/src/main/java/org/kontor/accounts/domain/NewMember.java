package org.kontor.accounts.domain;

import org.kontor.security.Role;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** Somebody who shall act for an organisation. Prints as nothing. */
public record NewMember(String name, String email, String password, Role role) {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 256;

    public NewMember {
        name = Texts.limited("member.name", Require.text("member.name", name), 200);
        email = Texts.email("member.email", email);
        Require.present("member.password", password);
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new InvalidValueException(
                    "member.password",
                    "must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters",
                    "take several words that nobody else would put together");
        }
        Require.present("member.role", role);
        if (role == Role.OPERATOR) {
            throw new InvalidValueException(
                    "member.role", "must be a role of a trader", "choose OWNER, TRADER, FINANCE or VIEWER");
        }
    }

    @Override
    public String toString() {
        return "NewMember[hidden]";
    }
}
