// CWE-601
package shop;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LogoutController {
    @GetMapping("/logout")
    public String logout(@RequestParam(defaultValue = "/") String next) {
        return "redirect:" + next;
    }
}
