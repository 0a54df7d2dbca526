// CWE-532
package com.acme.payments;

import java.util.logging.Level;
import java.util.logging.Logger;

public class PaymentLogger {
    private static final Logger LOG = Logger.getLogger(PaymentLogger.class.getName());

    private final TokenService tokens;

    public PaymentLogger(TokenService tokens) {
        this.tokens = tokens;
    }

    public String authenticate(String merchant, String password) {
        LOG.log(Level.INFO, "authenticating {0} with password {1}", new Object[] {merchant, password});
        String accessToken = tokens.issue(merchant, password);
        if (accessToken == null) {
            LOG.warning("no token for " + merchant.length() + " characters");
        }
        return accessToken;
    }
}
