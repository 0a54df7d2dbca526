// CWE-79
package com.acme.shop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.owasp.encoder.Encode;

public class SearchResultsServlet extends HttpServlet {
    private final transient Catalog catalog = Catalog.shared();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getParameter("q");
        List<Product> products = catalog.search(query);
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<h2>Results for " + query + "</h2>");
        out.println("<ul>");
        for (Product product : products) {
            out.println("<li>" + product.getId() + "</li>");
        }
        out.println("</ul>");
    }
}
