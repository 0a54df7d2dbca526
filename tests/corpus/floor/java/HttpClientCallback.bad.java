// CWE-918
import java.net.URI;
import java.net.http.*;

public class HttpClientCallback {
    private final HttpClient http = HttpClient.newHttpClient();

    public int notify(String callback, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(callback))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
