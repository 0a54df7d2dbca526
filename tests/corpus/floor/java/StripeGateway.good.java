// CWE-798
package com.acme.payments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class StripeGateway {
    private static final URI CHARGES = URI.create("https://api.stripe.com/v1/charges");
    private static final String API_KEY = System.getenv("STRIPE_API_KEY");
    private final HttpClient client = HttpClient.newHttpClient();

    public int charge(long cents, String currency, String source) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(CHARGES)
            .header("Authorization", "Bearer " + API_KEY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("amount=" + cents + "&currency=" + currency + "&source=" + source))
            .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
