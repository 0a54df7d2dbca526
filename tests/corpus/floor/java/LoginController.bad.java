// CWE-601
package org.example.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LoginController {
    private final LoginService logins;

    public LoginController(LoginService logins) {
        this.logins = logins;
    }

    @GetMapping("/login")
    public String form(@RequestParam(defaultValue = "/") String next, Model model) {
        model.addAttribute("next", next);
        return "login";
    }

    @PostMapping("/login")
    public String submit(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        if (!logins.check(email, password)) {
            return "login";
        }
        request.changeSessionId();
        request.getSession().setAttribute("user", email);
        return "redirect:" + next;
    }
}
