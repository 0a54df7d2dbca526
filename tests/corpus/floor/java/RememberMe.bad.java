// CWE-614
package com.acme.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

@Component
public class RememberMe {
    private static final int MONTH = 30 * 24 * 3600;

    public void remember(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("remember-me", token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(MONTH);
        cookie.setSecure(false);
        response.addCookie(cookie);
    }

    public void forget(HttpServletResponse response) {
        Cookie cookie = new Cookie("remember-me", "");
        cookie.setMaxAge(0);
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        response.addCookie(cookie);
    }
}
