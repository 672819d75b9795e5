package org.kontor.accounts.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.domain.VerificationDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an organisation begins to be verified. */
@Component(service = OrganisationVerificationsResource.class)
@Resource
@Path("organisations/{id}/verifications")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganisationVerificationsResource {

    /** The provider account to ask, or the first there is. */
    public record Begin(Optional<String> provider) {
        public Begin {
            provider = provider == null ? Optional.empty() : provider;
        }
    }

    private final VerificationDesk desk;
    private final Once once;

    @Activate
    public OrganisationVerificationsResource(@Reference VerificationDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Access(Permission.MANAGE)
    @Answers(VerificationView.class)
    public Response begin(@PathParam("id") UUID id, Begin begin, @Context SecurityContext security) {
        Caller caller = Calls.caller(security);
        Optional<String> provider = begin == null ? Optional.empty() : begin.provider();
        return once.withEffect(
                () -> desk.begin(id, provider, caller),
                desk::carryOut,
                verification -> VerificationsResource.answer(desk.show(verification, caller), 201));
    }
}
