// CWE-79
package com.acme.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.commons.text.StringEscapeUtils;

@WebServlet("/find")
public class SearchServlet extends HttpServlet {

    private final transient SearchIndex index = SearchIndex.open();

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String q = req.getParameter("q");
        resp.setContentType("text/html;charset=UTF-8");
        PrintWriter out = resp.getWriter();
        out.println("<h1>Results for " + q + "</h1><ol>");
        for (int id : index.search(q)) {
            out.println("<li><a href=\"/doc/" + id + "\">" + id + "</a></li>");
        }
        out.println("</ol>");
    }
}
