package org.kontor.web.status;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What somebody sees who opens the server's address in a browser. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("")
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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(PAGE);
    }
}
