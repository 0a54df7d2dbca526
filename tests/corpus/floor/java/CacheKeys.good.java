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

    /** Names the file under which a link's answer is kept. */
    public String etag(String link) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(link.getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest.digest());
        return name + ".cache";
    }
}
