package org.kontor.accounts.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.domain.AccountDesk;
import org.kontor.accounts.domain.MemberDesk;
import org.kontor.accounts.domain.NewMember;
import org.kontor.accounts.domain.Profile;
import org.kontor.security.Permission;
import org.kontor.security.Role;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Public;
import org.kontor.web.Resource;
import org.kontor.work.Fact;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registration, and organisations as they stand. */
@Component(service = OrganisationsResource.class)
@Resource
@Path("organisations")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganisationsResource {

    /** Who registers: the organisation and its first member, who becomes its owner. */
    public record Registration(Profile organisation, FirstMember member) {
        public Registration {
            Require.present("organisation", organisation);
            Require.present("member", member);
        }
    }

    /** The first member as they register. Prints as nothing. */
    public record FirstMember(String name, String email, String password) {
        @Override
        public String toString() {
            return "FirstMember[hidden]";
        }
    }

    /** Everything a new organisation needs to begin; the token is shown this once. */
    public record Registered(Organisation organisation, MemberView member, KeyView.WithToken apiKey) {}

    private final AccountDesk accounts;
    private final MemberDesk members;
    private final Once once;

    @Activate
    public OrganisationsResource(@Reference AccountDesk accounts, @Reference MemberDesk members, @Reference Once once) {
        this.accounts = accounts;
        this.members = members;
        this.once = once;
    }

    @POST
    @Public("traders register themselves; nothing is allowed before verification, and hashing is limited")
    public Response register(Registration registration) {
        FirstMember first = registration.member();
        NewMember owner = new NewMember(first.name(), first.email(), first.password(), Role.OWNER);
        String hash = members.hash(owner);
        return once.inOneTransaction(() -> {
            MemberDesk.Registered made = members.register(registration.organisation(), owner, hash);
            return Response.created(Calls.at("organisations/" + made.organisation()))
                    .entity(new Registered(
                            accounts.organisation(made.organisation()),
                            MemberView.of(made.owner()),
                            KeyView.WithToken.of(made.key())))
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    public Response organisation(@PathParam("id") UUID id, @Context SecurityContext security) {
        Organisation found = accounts.organisation(id, Calls.caller(security));
        return Response.ok(found).tag(Long.toString(found.version())).build();
    }

    /** All of it on one page: an organisation has few facts of its own. */
    @GET
    @Path("{id}/history")
    @Access(Permission.READ)
    public Page<Fact> history(@PathParam("id") UUID id, @Context SecurityContext security) {
        return new Page<>(accounts.history(id, Calls.caller(security)), "");
    }
}
