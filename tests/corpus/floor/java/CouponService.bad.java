// CWE-338 CWE-330
package com.example.shop;

import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

@Service
public class CouponService {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private final Random random = new Random();
    private final CouponRepository coupons;

    public CouponService(CouponRepository coupons) {
        this.coupons = coupons;
    }

    /** Issues the secret code with which a password-less account is claimed. */
    public Coupon issue(long accountId) {
        String claimToken = IntStream.range(0, 14)
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))))
                .collect(Collectors.joining());
        return coupons.save(new Coupon(accountId, claimToken));
    }

    public long backoffMillis(int attempt) {
        return (1L << attempt) * 100 + ThreadLocalRandom.current().nextInt(100);
    }
}
