package com.example.login;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

public class SessionLogin extends HttpServlet {

    private final Accounts accounts = new Accounts();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account account = accounts.authenticate(request.getParameter("user"), request.getParameter("password"));
        if (account == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        request.changeSessionId();
        HttpSession session = request.getSession();
        session.setAttribute("account", account.id());
        response.sendRedirect(request.getContextPath() + "/home");
    }
}
