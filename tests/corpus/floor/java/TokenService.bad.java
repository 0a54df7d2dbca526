// CWE-330 CWE-338
package org.example.accounts;

import java.util.Random;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class TokenService {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private final Random random = new Random();
    private final ResetTokens tokens;

    public TokenService(ResetTokens tokens) {
        this.tokens = tokens;
    }

    @Transactional
    public String issue(long userId) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            token.append(Integer.toHexString(random.nextInt(16)));
        }
        String value = token.toString();
        tokens.save(new ResetToken(userId, value, Instant.now().plus(LIFETIME)));
        return value;
    }
}
