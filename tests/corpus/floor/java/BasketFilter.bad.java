// CWE-502
package com.acme.shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Base64;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

@Component
public class BasketFilter {

    public Basket read(HttpServletRequest request) throws IOException {
        Cookie cookie = WebUtils.getCookie(request, "basket");
        if (cookie == null) {
            return new Basket();
        }
        byte[] raw = Base64.getUrlDecoder().decode(cookie.getValue());
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(raw))) {
            return (Basket) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("unknown basket", e);
        }
    }
}
