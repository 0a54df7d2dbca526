// CWE-327
package com.example.pay;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

@Component
public class CardNumbers {

    private static final String TRANSFORMATION = "AES";
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public CardNumbers(KeyProvider keys) {
        this.key = keys.current();
    }

    public byte[] seal(byte[] number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(number);
    }
}
