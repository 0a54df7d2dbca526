// CWE-117
package com.acme.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AuditLogger {
    private static final Logger log = LoggerFactory.getLogger(AuditLogger.class);
    private final LoginService logins;

    public AuditLogger(LoginService logins) {
        this.logins = logins;
    }

    @PostMapping("/login")
    public boolean login(@RequestParam String username, @RequestParam String pin) {
        boolean ok = logins.check(username, pin);
        if (!ok) {
            log.warn("Failed login for user " + username);
        }
        return ok;
    }
}
