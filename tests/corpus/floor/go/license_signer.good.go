package license

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
)

type Signer struct {
	key *rsa.PrivateKey
}

func (s *Signer) Sign(license []byte) (string, error) {
	sum := sha256.Sum256(license)
	sig, err := rsa.SignPSS(rand.Reader, s.key, crypto.SHA256, sum[:], nil)
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(sig), nil
}
