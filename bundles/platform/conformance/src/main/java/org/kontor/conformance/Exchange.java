package org.kontor.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One recorded exchange: which requests it is about, what it remembers or recalls, and what it answers. {@code under}
 * is where the request has the key of what is remembered, and {@code issued} the numbers given out for it, one each. It
 * recalls what was done at the path {@code of}, at any when that is empty; it is about nothing until the request
 * {@code after} has been answered, when that is not empty.
 */
record Exchange(
        String method,
        String path,
        List<String> contains,
        Optional<Place> under,
        List<String> issued,
        Optional<Place> recalls,
        String of,
        String after,
        Answer response,
        Answer otherwise) {

    Exchange {
        contains = List.copyOf(contains);
        issued = List.copyOf(issued);
    }

    /** The request with the named parts of its path, when this exchange is about it. */
    Optional<Heard> heard(Heard request) {
        return method.equals(request.method()) && holdsAll(request)
                ? parts(request.path()).map(request::with)
                : Optional.empty();
    }

    private boolean holdsAll(Heard request) {
        return contains.stream()
                .allMatch(
                        text -> request.body().contains(text) || request.query().contains(text));
    }

    /** What must have been answered before this request is, as a method and a path; empty when nothing must. */
    Optional<String> before(Heard request) {
        String filled = after;
        for (Map.Entry<String, String> part : request.parts().entrySet()) {
            filled = filled.replace("{" + part.getKey() + "}", part.getValue());
        }
        return Optional.of(filled).filter(text -> !text.isEmpty());
    }

    /** True when it recalls what was done there. */
    boolean isOf(String place) {
        return of.isEmpty() || of.equals(place);
    }

    /** Path segments must be alike, but {@code {name}} takes any and names it. */
    private Optional<Map<String, String>> parts(String asked) {
        String[] ours = path.split("/");
        String[] theirs = asked.split("/");
        if (ours.length != theirs.length) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i].startsWith("{") && ours[i].endsWith("}")) {
                parts.put(ours[i].substring(1, ours[i].length() - 1), theirs[i]);
            } else if (!ours[i].equals(theirs[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }
}
