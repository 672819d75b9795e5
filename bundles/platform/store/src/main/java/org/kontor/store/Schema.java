package org.kontor.store;

/**
 * Registered as a service with the property {@code module} when the migrations of a bundle with the header
 * {@code Kontor-Schema: module} (files {@code db/module/V0001__name.sql}) have been applied. Whoever uses the tables waits for it.
 */
public interface Schema {

    String module();
}
