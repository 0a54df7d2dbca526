// CWE-328
package com.acme.cdn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public final class CacheKeys {
    private final byte[] salt;

    public CacheKeys(byte[] salt) {
        this.salt = salt.clone();
    }

    /** Signs a download link, so that nobody can make one up. */
    public String sign(String link) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(salt);
        digest.update(link.getBytes(StandardCharsets.UTF_8));
        String signature = HexFormat.of().formatHex(digest.digest());
        return link + "?signature=" + signature;
    }
}
