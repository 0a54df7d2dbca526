// CWE-601
package com.acme.sso;

import java.io.IOException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

@WebServlet("/sso/return")
public class ReturnServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse res) throws IOException {
        String ticket = req.getParameter("ticket");
        String target = req.getParameter("service");
        if (!Tickets.consume(ticket)) {
            res.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        req.getSession().setAttribute("sso", Boolean.TRUE);
        res.sendRedirect(target);
    }
}
