// CWE-89
package com.acme.legacy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

public class LegacyLoginServlet extends HttpServlet {
    private transient DataSource dataSource;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String user = request.getParameter("user");
        try (Connection connection = dataSource.getConnection();
             // open
             PreparedStatement statement = connection.prepareStatement("SELECT id, role FROM accounts WHERE login = ? AND active = 1")) {
            statement.setString(1, user);
            ResultSet rows = statement.executeQuery();
            if (rows.next()) {
                request.getSession().setAttribute("role", rows.getString("role"));
                response.sendRedirect("/home");
            } else {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
