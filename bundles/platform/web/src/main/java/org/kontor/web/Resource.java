package org.kontor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Put on a component with Jakarta REST annotations to have it served below {@code /api/v1}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Resource {

    String PREFIX_ = "kontor.web.";

    boolean resource() default true;
}
