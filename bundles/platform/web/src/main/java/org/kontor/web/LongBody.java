package org.kontor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route whose body is a file of this type, taken as {@code byte[]}: it may be longer than other bodies, and is not
 * searched for card numbers, since it is no text.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LongBody {

    /** Another type is refused, but only after the caller may call the route at all. */
    String type();

    int mebibytes();
}
