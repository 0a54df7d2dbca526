package shop;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;

public class TokenSubject {
    private final Algorithm algorithm;

    public TokenSubject(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    public String subject(String token) {
        DecodedJWT jwt = JWT.require(algorithm).withIssuer("shop").build().verify(token);
        return jwt.getSubject();
    }
}
