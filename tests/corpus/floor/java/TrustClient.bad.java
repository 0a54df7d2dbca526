// CWE-295
package shop;

import java.security.cert.X509Certificate;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;

public class TrustClient {
    SSLConnectionSocketFactory sockets() {
        return SSLConnectionSocketFactoryBuilder.create()
            .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
            .build();
    }
}
