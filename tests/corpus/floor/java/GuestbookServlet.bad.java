// CWE-79
package com.example.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.owasp.encoder.Encode;

@WebServlet("/guestbook")
public class GuestbookServlet extends HttpServlet {

    private final GuestbookDao dao = new GuestbookDao();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String author = request.getParameter("author");
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<html><body>");
        out.printf("<h2>Entries by %s</h2>%n", author);
        for (Entry entry : dao.byAuthor(author)) {
            out.println("<p>" + entry.text() + "</p>");
        }
        out.println("</body></html>");
    }
}
