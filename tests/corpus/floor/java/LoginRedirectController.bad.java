// CWE-601
package com.acme.web;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LoginRedirectController {
    private final AuthService auth;

    public LoginRedirectController(AuthService auth) {
        this.auth = auth;
    }

    @PostMapping("/login")
    public String login(@ModelAttribute LoginForm form,
                        @RequestParam(name = "next", required = false) String next,
                        HttpSession session) {
        Account account = auth.authenticate(form.getUsername(), form.getPassword());
        if (account == null) {
            return "login";
        }
        session.setAttribute("accountId", account.getId());
        // check
        return "redirect:" + next;
    }

    @PostMapping("/logout")
    public String logout(HttpSession session) {
        session.invalidate();
        return "redirect:/login";
    }
}
