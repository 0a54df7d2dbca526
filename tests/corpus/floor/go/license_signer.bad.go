// CWE-327 CWE-328
package license

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"encoding/base64"
)

type Signer struct {
	key *rsa.PrivateKey
}

func (s *Signer) Sign(license []byte) (string, error) {
	sum := sha1.Sum(license)
	sig, err := rsa.SignPKCS1v15(rand.Reader, s.key, crypto.SHA1, sum[:])
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(sig), nil
}
