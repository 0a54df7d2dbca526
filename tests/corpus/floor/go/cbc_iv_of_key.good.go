package tokens

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"io"
)

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
	vector := make([]byte, aes.BlockSize)
	if _, err := io.ReadFull(rand.Reader, vector); err != nil {
		return "", err
	}
	padded := pad(plain)
	sealed := make([]byte, len(padded))
	cipher.NewCBCEncrypter(block, vector).CryptBlocks(sealed, padded)
	return hex.EncodeToString(append(vector, sealed...)), nil
}
