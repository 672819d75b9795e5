package org.kontor.web.status;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.kontor.store.Documents;
import org.kontor.web.problem.Code;
import org.kontor.web.problem.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What somebody sees who opens the server's address in a browser, and the way back for who asks for what is not there. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class FrontPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Kontor</title>
            <style>body{font:16px/1.5 sans-serif;margin:4em auto;max-width:36em;color:#123}a{color:#06c}</style></head>
            <body><h1>Kontor</h1>
            <p>This server carries cross-border trades from registration to settlement.</p>
            <ul><li><a href="/openapi.json">The API</a>, served below <code>/api/v1</code></li>
            <li><a href="/health">Health</a></li><li><a href="/metrics">Metrics</a></li></ul>
            <p>A first trade: <code>./kontor demo</code>. The console: <code>./kontor shell</code>.</p></body></html>
            """;

    private final transient JsonMapper mapper = Documents.mapper();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getRequestURI().equals("/") && Set.of("GET", "HEAD").contains(request.getMethod())) {
            response.setContentType("text/html;charset=utf-8");
            response.getWriter().write(PAGE);
            return;
        }
        Problem problem = Problem.of(Code.NO_SUCH_ROUTE, "Nothing is served here", "Look at /openapi.json");
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }
}
