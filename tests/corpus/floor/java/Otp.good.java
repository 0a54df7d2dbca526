package shop;

import java.security.SecureRandom;
import java.util.Random;

public class Otp {
    private final Random random = new SecureRandom();

    public String issue() {
        int otp = random.nextInt(1_000_000);
        return String.format("%06d", otp);
    }
}
