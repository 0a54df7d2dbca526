// CWE-502
package com.acme.sessions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Base64;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;

public class SessionRestore {
    private static final String COOKIE = "cart";

    public Cart restore(HttpServletRequest request) throws IOException, ClassNotFoundException {
        for (Cookie cookie : request.getCookies()) {
            if (!COOKIE.equals(cookie.getName())) {
                continue;
            }
            byte[] data = Base64.getDecoder().decode(cookie.getValue());
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(data))) {
                in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.acme.sessions.Cart;java.util.ArrayList;!*"));
                return (Cart) in.readObject();
            }
        }
        return new Cart();
    }
}
