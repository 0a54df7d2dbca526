package org.example.audit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class AuditFilter implements Filter {
    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("[\\r\\n\\t]", "_");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String user = http.getParameter("user");
        log.info("request of {} for {}", oneLine(user), http.getServletPath().length());
        chain.doFilter(request, response);
    }
}
