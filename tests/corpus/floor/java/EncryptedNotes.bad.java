// CWE-329
package com.acme.notes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

public class EncryptedNotes {
    private static final int TAG_BITS = 128;
    private static final int IV_BYTES = 12;
    private final SecretKey key;

    public EncryptedNotes(SecretKey key) {
        this.key = key;
    }

    public byte[] seal(String note) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        // fill
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        byte[] sealed = cipher.doFinal(note.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
    }
}
