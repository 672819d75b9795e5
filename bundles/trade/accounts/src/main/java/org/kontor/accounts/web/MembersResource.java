package org.kontor.accounts.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.kontor.accounts.domain.MemberDesk;
import org.kontor.accounts.domain.NewMember;
import org.kontor.accounts.domain.Slice;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The members of an organisation. */
@Component(service = MembersResource.class)
@Resource
@Path("organisations/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {

    private final MemberDesk desk;
    private final Once once;

    @Activate
    public MembersResource(@Reference MemberDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Access(Permission.MANAGE)
    @Answers(MemberView.class)
    public Response add(@PathParam("id") UUID id, NewMember member, @Context SecurityContext security) {
        String hash = desk.hash(member);
        return once.inOneTransaction(() -> Response.created(Calls.at("organisations/" + id + "/members"))
                .entity(MemberView.of(desk.add(id, member, hash, Calls.caller(security))))
                .build());
    }

    @GET
    @Access(Permission.READ)
    public Page<MemberView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context SecurityContext security) {
        Slice slice = Calls.slice(limit, cursor);
        List<MemberView> found = desk.list(id, slice, Calls.caller(security)).stream()
                .map(MemberView::of)
                .toList();
        return Calls.page(found, slice, MemberView::id);
    }
}
