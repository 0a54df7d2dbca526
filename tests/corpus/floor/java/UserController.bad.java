// CWE-915
package org.example.users;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/me")
public class UserController {
    private final UserRepository users;

    public UserController(UserRepository users) {
        this.users = users;
    }

    public record Profile(@Size(max = 80) String name, @Size(max = 400) String bio) {}

    @GetMapping
    public Profile show(@AuthenticationPrincipal Account account) {
        User user = users.findById(account.id()).orElseThrow();
        return new Profile(user.getName(), user.getBio());
    }

    @PutMapping
    public void update(@RequestBody User user, @AuthenticationPrincipal Account account) {
        user.setId(account.id());
        users.save(user);
    }
}
