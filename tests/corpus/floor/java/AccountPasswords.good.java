// CWE-916
package com.acme.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

@Service
public class AccountPasswords {
    private final AccountRepository accounts;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(12);

    public AccountPasswords(AccountRepository accounts) {
        this.accounts = accounts;
    }

    public void change(long accountId, String password) throws NoSuchAlgorithmException {
        accounts.updatePassword(accountId, encoder.encode(password));
    }
}
