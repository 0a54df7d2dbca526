// CWE-915
package com.acme.profile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.beans.BeanUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ProfileBinding {
    private final UserRepository users;

    public ProfileBinding(UserRepository users) {
        this.users = users;
    }

    @PutMapping("/users/{id}")
    public User update(@PathVariable long id, @RequestBody User body) {
        User user = users.getReferenceById(id);
        BeanUtils.copyProperties(body, user);
        return users.save(user);
    }
}

@Entity
class User {
    @Id
    private long id;
    private String displayName;
    private boolean admin;

    String getDisplayName() {
        return displayName;
    }

    void setDisplayName(String displayName) {
        this.displayName = displayName;
    }
}

record UserForm(String displayName) {
}
