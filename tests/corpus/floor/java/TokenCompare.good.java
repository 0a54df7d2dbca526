import jakarta.servlet.http.HttpServletRequest;

public class TokenCompare {
    private final String apiToken;

    TokenCompare(String apiToken) { this.apiToken = apiToken; }

    public boolean allowed(HttpServletRequest request) {
        String given = request.getHeader("X-Api-Token");
        return java.security.MessageDigest.isEqual(apiToken.getBytes(), given.getBytes());
    }
}
