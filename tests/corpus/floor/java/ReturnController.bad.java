// CWE-601
package com.acme.login;

import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class ReturnController {

    private static final Set<String> PAGES = Set.of("/home", "/orders", "/profile");

    private final Accounts accounts;

    public ReturnController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/sign-in")
    public RedirectView signIn(@RequestParam String name, @RequestParam String password,
                               @RequestParam(defaultValue = "/home") String target, HttpSession session) {
        session.setAttribute("account", accounts.check(name, password));
        return new RedirectView(target);
    }
}
