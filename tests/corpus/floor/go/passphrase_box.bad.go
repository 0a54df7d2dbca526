// CWE-916
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
)

const saltSize = 16

var errShort = errors.New("vault: sealed data is too short")

func keyFrom(passphrase string, salt []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write([]byte(passphrase))
	return h.Sum(nil)
}

func aead(passphrase string, salt []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(keyFrom(passphrase, salt))
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// Seal encrypts plaintext under the user's passphrase.
func Seal(passphrase string, plaintext []byte) ([]byte, error) {
	out := make([]byte, saltSize)
	if _, err := io.ReadFull(rand.Reader, out); err != nil {
		return nil, fmt.Errorf("vault: salt: %w", err)
	}
	gcm, err := aead(passphrase, out)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return nil, fmt.Errorf("vault: nonce: %w", err)
	}
	out = append(out, nonce...)
	return gcm.Seal(out, nonce, plaintext, nil), nil
}

// Open reverses Seal.
func Open(passphrase string, sealed []byte) ([]byte, error) {
	if len(sealed) < saltSize {
		return nil, errShort
	}
	gcm, err := aead(passphrase, sealed[:saltSize])
	if err != nil {
		return nil, err
	}
	rest := sealed[saltSize:]
	if len(rest) < gcm.NonceSize() {
		return nil, errShort
	}
	return gcm.Open(nil, rest[:gcm.NonceSize()], rest[gcm.NonceSize():], nil)
}
