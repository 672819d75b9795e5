package org.kontor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kontor.security.Permission;

/** The policy of a route: the permission its caller needs. Every resource method has this or {@link Public}, or the build fails. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

    /** Any one of these suffices. */
    Permission[] value();
}
