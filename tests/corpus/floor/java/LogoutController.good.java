package shop;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LogoutController {
    @GetMapping("/logout")
    public String logout(@RequestParam(defaultValue = "/") String next) {
        if (!next.startsWith("/") || next.startsWith("//")) {
            return "redirect:/";
        }
        return "redirect:" + next;
    }
}
