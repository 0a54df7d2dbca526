package org.example.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class TokenService {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private final SecureRandom random = new SecureRandom();
    private final ResetTokens tokens;

    public TokenService(ResetTokens tokens) {
        this.tokens = tokens;
    }

    @Transactional
    public String issue(long userId) {
        byte[] raw = new byte[32];
        random.nextBytes(raw);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        tokens.save(new ResetToken(userId, value, Instant.now().plus(LIFETIME)));
        return value;
    }
}
