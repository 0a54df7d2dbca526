// CWE-329
package tokens

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"io"
)

var vector = []byte("0f1e2d3c4b5a6978")

type Sealer struct {
	key []byte
}

func pad(in []byte) []byte {
	n := aes.BlockSize - len(in)%aes.BlockSize
	return append(in, bytes.Repeat([]byte{byte(n)}, n)...)
}

func (s *Sealer) Seal(plain []byte) (string, error) {
	block, err := aes.NewCipher(s.key)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, 8)
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		return "", err
	}
	padded := pad(append(nonce, plain...))
	sealed := make([]byte, len(padded))
	cipher.NewCBCEncrypter(block, vector).CryptBlocks(sealed, padded)
	return hex.EncodeToString(sealed), nil
}
