package org.kontor.accounts.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.kontor.accounts.domain.Member;
import org.kontor.accounts.domain.SessionDesk;
import org.kontor.values.Require;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Public;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Logins with e-mail address and password. */
@Component(service = SessionsResource.class)
@Resource
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    /** A login. Prints as nothing. */
    public record Login(String email, String password) {
        public Login {
            email = Require.text("email", email);
            Require.present("password", password);
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    private final SessionDesk desk;
    private final Once once;

    @Activate
    public SessionsResource(@Reference SessionDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Public("this is how callers become known; guessing is slowed down")
    @Answers(KeyView.WithToken.class)
    public Response open(Login login) {
        Member member = desk.check(login.email(), login.password());
        return once.inOneTransaction(() -> Response.status(201)
                .entity(KeyView.WithToken.of(desk.open(member)))
                .build());
    }
}
