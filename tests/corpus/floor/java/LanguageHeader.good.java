// CWE-113
package com.acme.web;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class LanguageHeader implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String language = http.getParameter("lang");
        if (language != null) {
            ((HttpServletResponse) response).setHeader("Content-Language", language.replaceAll("[^a-zA-Z-]", ""));
        }
        chain.doFilter(request, response);
    }
}
