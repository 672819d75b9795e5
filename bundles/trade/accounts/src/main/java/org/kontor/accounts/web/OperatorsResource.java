package org.kontor.accounts.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.kontor.accounts.domain.OperatorDesk;
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

/** Those who run the server. */
@Component(service = OperatorsResource.class)
@Resource
@Path("operators")
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorsResource {

    /** The operator to appoint. */
    public record NewOperator(String name) {}

    /** A new operator; the key is shown this once. Prints without it. */
    public record Appointed(MemberView operator, String apiKey, String apiKeyPrefix) {

        @Override
        public String toString() {
            return "Appointed[" + operator.id() + "]";
        }
    }

    private final OperatorDesk desk;
    private final Once once;

    @Activate
    public OperatorsResource(@Reference OperatorDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Access(Permission.OPERATE)
    @Answers(Appointed.class)
    public Response appoint(NewOperator wanted) {
        return once.inOneTransaction(() -> {
            OperatorDesk.Appointed made = desk.appoint(wanted.name());
            return Response.created(Calls.at("operators"))
                    .entity(new Appointed(
                            MemberView.of(made.operator()),
                            made.key().token(),
                            made.key().credential().prefix()))
                    .build();
        });
    }

    @GET
    @Access(Permission.OPERATE)
    public Page<MemberView> list(
            @QueryParam("limit") @DefaultValue("20") int limit, @QueryParam("cursor") @DefaultValue("") String cursor) {
        Slice slice = Calls.slice(limit, cursor);
        return Calls.page(desk.list(slice).stream().map(MemberView::of).toList(), slice, MemberView::id);
    }
}
