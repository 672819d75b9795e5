package org.kontor.accounts.web;

import jakarta.ws.rs.DELETE;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.accounts.domain.KeyDesk;
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

/** The API keys of an organisation; their secrets are shown once, when they are made. */
@Component(service = ApiKeysResource.class)
@Resource
@Path("organisations/{id}/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    /** A key somebody wants; without {@code expiresAt} it lives as long as keys can. */
    public record NewKey(String name, Set<Permission> scopes, Optional<Instant> expiresAt) {
        public NewKey {
            expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
        }
    }

    private final KeyDesk desk;
    private final Once once;
    private final Clock clock;

    @Activate
    public ApiKeysResource(@Reference KeyDesk desk, @Reference Once once, @Reference Clock clock) {
        this.desk = desk;
        this.once = once;
        this.clock = clock;
    }

    @POST
    @Access({Permission.MANAGE, Permission.OPERATE})
    @Answers(KeyView.WithToken.class)
    public Response create(@PathParam("id") UUID id, NewKey wanted, @Context SecurityContext security) {
        Instant expiresAt = wanted.expiresAt().orElse(clock.instant().plus(KeyDesk.LONGEST_LIFE));
        KeyDesk.Wish wish = new KeyDesk.Wish(wanted.name(), wanted.scopes(), expiresAt);
        return once.inOneTransaction(() -> Response.created(Calls.at("organisations/" + id + "/api-keys"))
                .entity(KeyView.WithToken.of(desk.create(id, wish, Calls.caller(security))))
                .build());
    }

    @GET
    @Access({Permission.MANAGE, Permission.OPERATE})
    public Page<KeyView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context SecurityContext security) {
        Slice slice = Calls.slice(limit, cursor);
        List<KeyView> found = desk.list(id, slice, Calls.caller(security)).stream()
                .map(KeyView::of)
                .toList();
        return Calls.page(found, slice, KeyView::id);
    }

    @DELETE
    @Path("{key}")
    @Access({Permission.MANAGE, Permission.OPERATE})
    public Response revoke(@PathParam("id") UUID id, @PathParam("key") UUID key, @Context SecurityContext security) {
        desk.revoke(id, key, Calls.caller(security));
        return Response.noContent().build();
    }
}
