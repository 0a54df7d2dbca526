// CWE-327
package vault

import (
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io"
)

type Sealer struct {
	key []byte
}

func NewSealer(key []byte) (*Sealer, error) {
	if len(key) == 0 {
		return nil, errors.New("vault: empty key")
	}
	return &Sealer{key: key}, nil
}

func (s *Sealer) SealPAN(pan []byte) (string, error) {
	block, err := des.NewCipher(s.key[:8])
	if err != nil {
		return "", err
	}
	iv := make([]byte, block.BlockSize())
	if _, err := io.ReadFull(rand.Reader, iv); err != nil {
		return "", err
	}
	out := make([]byte, len(pan))
	cipher.NewCTR(block, iv).XORKeyStream(out, pan)
	return base64.StdEncoding.EncodeToString(append(iv, out...)), nil
}
