package org.kontor.web;

/** Something that can happen next to a resource: who does it, and the request that does it (both empty when nobody asks for it by HTTP). */
public record NextAction(String action, String actor, String method, String href) {

    /** Done by a POST to {@code href} below {@code /api/v1}. */
    public static NextAction post(String action, String actor, String href) {
        return new NextAction(action, actor, "POST", "/api/v1/" + href);
    }

    /** Happens without a request of ours. */
    public static NextAction awaited(String action, String actor) {
        return new NextAction(action, actor, "", "");
    }
}
