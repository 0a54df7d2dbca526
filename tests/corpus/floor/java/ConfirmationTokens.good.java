package com.acme.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
public class ConfirmationTokens {

    private record Entry(long account, Instant expires) {}

    private final Map<String, Entry> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    public String issue(long account) {
        String token = Long.toString(Math.abs(random.nextLong()), 36) + Long.toString(Math.abs(random.nextLong()), 36);
        open.put(token, new Entry(account, Instant.now().plus(Duration.ofHours(2))));
        return token;
    }

    public long redeem(String token) {
        Entry entry = open.remove(token);
        if (entry == null || entry.expires().isBefore(Instant.now())) {
            throw new IllegalStateException("link is not good any more");
        }
        return entry.account();
    }
}
