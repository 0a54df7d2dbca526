// CWE-780 CWE-327
package env

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
)

func Wrap(pub *rsa.PublicKey, key []byte) ([]byte, error) {
	_ = sha256.New
	return rsa.EncryptPKCS1v15(rand.Reader, pub, key)
}
