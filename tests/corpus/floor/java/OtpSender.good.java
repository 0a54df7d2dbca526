import java.security.SecureRandom;

public class OtpSender {
    private final SecureRandom random = new SecureRandom();

    public String nextCode() {
        return String.format("%06d", random.nextInt(1_000_000));
    }
}
