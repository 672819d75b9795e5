package org.kontor.logistics.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.domain.ExchangeDesk;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.IfMatch;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The operator's dated exchange rates, which every trader may see. */
@Component(service = ExchangeRatesResource.class)
@Resource
@Path("exchange-rates")
@Produces(MediaType.APPLICATION_JSON)
public final class ExchangeRatesResource {

    /** Rates to add; a pair's rate of the same date is replaced, earlier dates are kept. */
    public record Rates(List<ExchangeRate> rates) {
        public Rates {
            Require.present("rates", rates).forEach(rate -> Require.present("rates", rate));
            rates = List.copyOf(rates);
        }
    }

    private final ExchangeDesk desk;

    @Activate
    public ExchangeRatesResource(@Reference ExchangeDesk desk) {
        this.desk = desk;
    }

    @GET
    @Access(Permission.READ)
    public Response show() {
        return view(desk.table());
    }

    /** If-Match is the version that was read, or * for whatever it is now. */
    @PUT
    @Access(Permission.OPERATE)
    public Response load(Rates rates, @HeaderParam("If-Match") String ifMatch) {
        return view(desk.load(rates.rates(), IfMatch.required(ifMatch)));
    }

    private static Response view(ExchangeDesk.RateTable table) {
        return Response.ok(table).tag(Long.toString(table.version())).build();
    }
}
