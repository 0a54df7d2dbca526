package com.example.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

public class PasswordChange {

    private final AccountStore accounts;
    private final SecureRandom random = new SecureRandom();

    public PasswordChange(AccountStore accounts) {
        this.accounts = accounts;
    }

    public void change(String account, char[] password) throws NoSuchAlgorithmException, InvalidKeySpecException {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        PBEKeySpec spec = new PBEKeySpec(password, salt, 310_000, 256);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        Base64.Encoder encoder = Base64.getEncoder();
        accounts.store(account, encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash));
    }
}
