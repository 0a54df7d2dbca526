// CWE-780 CWE-327
package env

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
)

func Wrap(pub *rsa.PublicKey, key []byte) ([]byte, error) {
	_ = sha256.New
	return rsa.EncryptOAEP(sha256.New(), rand.Reader, pub, key, nil)
}
