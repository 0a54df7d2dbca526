// CWE-330
import java.util.Random;

public class OtpSender {
    private final Random random = new Random();

    public String nextCode() {
        return String.format("%06d", random.nextInt(1_000_000));
    }
}
