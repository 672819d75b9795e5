package org.kontor.deployment.web;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.SettingsRefusedException;

/** A problem document of RFC 9457 with one entry for every field that is wrong. */
public record SettingsRefusal(
        String type, String title, int status, String detail, String remedy, List<Problem> fields) {

    private static final String MEDIA_TYPE = "application/problem+json";

    /** What the work answers, or that its settings are refused. */
    static Response answering(Supplier<Response> work) {
        try {
            return work.get();
        } catch (SettingsRefusedException e) {
            SettingsRefusal refusal = new SettingsRefusal(
                    "/problems/settings-refused",
                    Response.Status.BAD_REQUEST.getReasonPhrase(),
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    e.getMessage(),
                    "Correct the fields and repeat; nothing has changed",
                    e.problems());
            return Response.status(refusal.status())
                    .type(MEDIA_TYPE)
                    .entity(refusal)
                    .build();
        }
    }
}
