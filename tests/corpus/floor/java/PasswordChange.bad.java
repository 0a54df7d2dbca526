// CWE-916 CWE-328 CWE-759 CWE-327
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
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] hash = digest.digest(new String(password).getBytes(StandardCharsets.UTF_8));
        accounts.store(account, Base64.getEncoder().encodeToString(hash));
    }
}
