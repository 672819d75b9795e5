package org.kontor.testkit.live;

import java.util.Objects;

/** Which calls are meant: by method, by the path's regular expression, and by a text that query or body must hold. */
public record Route(String method, String path, String holding) {

    public Route {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(holding, "holding");
    }

    public static Route of(String method, String path) {
        return new Route(method, path, "");
    }

    public Route holding(String text) {
        return new Route(method, path, text);
    }

    /** True when this call is meant. */
    public boolean leads(Call call) {
        return method.equals(call.method())
                && call.target().getPath().matches(path)
                && call.text().contains(holding);
    }
}
