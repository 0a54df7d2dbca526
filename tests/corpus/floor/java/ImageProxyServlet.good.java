// CWE-918
package com.acme.media;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Set;

@WebServlet("/proxy/image")
public class ImageProxyServlet extends HttpServlet {
    private static final Set<String> HOSTS = Set.of("images.acme.com", "cdn.acme.com");
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        String address = req.getParameter("src");
        if (address == null) {
            resp.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        URL url = new URL(address);
        if (!"https".equals(url.getProtocol()) || !HOSTS.contains(url.getHost())) {
            resp.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        resp.setContentType("image/jpeg");
        try (InputStream in = url.openStream()) {
            byte[] content = in.readNBytes(MAX_BYTES);
            resp.getOutputStream().write(content);
        }
    }
}
