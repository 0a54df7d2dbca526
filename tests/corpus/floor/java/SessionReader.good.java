package shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Base64;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SessionReader {
    @GetMapping("/cart")
    public Object cart(@CookieValue("cart") String cart) throws IOException, ClassNotFoundException {
        byte[] raw = Base64.getDecoder().decode(cart);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(raw))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("shop.Cart;java.base/*;!*"));
            return in.readObject();
        }
    }
}
