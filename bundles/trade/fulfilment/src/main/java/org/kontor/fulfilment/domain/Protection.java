package org.kontor.fulfilment.domain;

import org.kontor.values.Require;

/** What keeps a package's goods from moisture, shock and pressure: each names its material or measure. */
public record Protection(String moisture, String shock, String pressure) {

    public Protection {
        moisture = Require.text("packages.protection.moisture", moisture);
        shock = Require.text("packages.protection.shock", shock);
        pressure = Require.text("packages.protection.pressure", pressure);
    }
}
