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
import org.kontor.values.Address;
import org.kontor.values.Require;
import org.kontor.verification.Subject;
import org.kontor.web.Access;
import org.kontor.web.Answers;
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

    /** Who registers: an organisation, and its first member, who becomes its owner. Prints as nothing. */
    public record Registration(
            Subject.Kind kind,
            String legalName,
            String localName,
            String registrationNumber,
            String taxNumber,
            Address address,
            String phone,
            String email,
            FirstMember member) {

        public Registration {
            Require.present("member", member);
        }

        Profile profile() {
            return new Profile(kind, legalName, localName, registrationNumber, taxNumber, address, phone, email);
        }

        @Override
        public String toString() {
            return "Registration[hidden]";
        }
    }

    /** The first member as they register. Prints as nothing. */
    public record FirstMember(String name, String email, String password) {
        NewMember owner() {
            return new NewMember(name, email, password, Role.OWNER);
        }

        @Override
        public String toString() {
            return "FirstMember[hidden]";
        }
    }

    /** Everything a new organisation needs to begin; the key is shown this once. Prints without it. */
    public record Registered(Organisation organisation, MemberView member, String apiKey, String apiKeyPrefix) {

        @Override
        public String toString() {
            return "Registered[" + organisation.id() + "]";
        }
    }

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
    @Answers(Registered.class)
    public Response register(Registration registration) {
        Profile profile = registration.profile();
        NewMember owner = registration.member().owner();
        String hash = members.hash(owner);
        return once.inOneTransaction(() -> {
            MemberDesk.Registered made = members.register(profile, owner, hash);
            return Response.created(Calls.at("organisations/" + made.organisation()))
                    .entity(new Registered(
                            accounts.organisation(made.organisation()),
                            MemberView.of(made.owner()),
                            made.key().token(),
                            made.key().credential().prefix()))
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
