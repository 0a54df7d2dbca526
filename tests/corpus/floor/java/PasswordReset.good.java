// CWE-330
package com.acme.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.springframework.stereotype.Service;

@Service
public class PasswordReset {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private final Mailer mailer;
    private final ResetStore store;

    public PasswordReset(Mailer mailer, ResetStore store) {
        this.mailer = mailer;
        this.store = store;
    }

    public void request(Account account) {
        SecureRandom random = new SecureRandom();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        store.save(account.getId(), token.toString(), Instant.now().plus(Duration.ofHours(1)));
        mailer.send(account.getEmail(), "Reset your password", "Your code: " + token);
    }
}
