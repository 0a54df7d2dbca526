// CWE-329 CWE-323 CWE-1204
package stream

import (
	"crypto/cipher"
	"crypto/rand"
)

type Sealer struct {
	aead cipher.AEAD
	salt []byte
}

func (s *Sealer) Seal(msg []byte) ([]byte, error) {
	nonce := make([]byte, s.aead.NonceSize())
	copyNonce(nonce)
	return s.aead.Seal(nonce, nonce, msg, nil), nil
}

func copyNonce(n []byte) { rand.Read(n) }

var fixed = []byte("000000000000")

func (s *Sealer) Token(msg []byte) []byte {
	return s.aead.Seal(nil, fixed, msg, nil)
}
