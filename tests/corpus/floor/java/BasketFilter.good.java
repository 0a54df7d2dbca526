package com.acme.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

@Component
public class BasketFilter {

    private final ObjectMapper mapper = new ObjectMapper();

    public Basket read(HttpServletRequest request) throws IOException {
        Cookie cookie = WebUtils.getCookie(request, "basket");
        if (cookie == null) {
            return new Basket();
        }
        byte[] raw = Base64.getUrlDecoder().decode(cookie.getValue());
        return mapper.readValue(raw, Basket.class);
    }
}
