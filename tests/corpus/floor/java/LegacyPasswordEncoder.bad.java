// CWE-916
package com.acme.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

public final class LegacyPasswordEncoder {

    private final SecureRandom random = new SecureRandom();

    public String encode(String password) throws GeneralSecurityException {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(salt);
        byte[] hash = digest.digest(password.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(hash);
    }
}
