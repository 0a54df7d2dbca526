// CWE-327
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"errors"
	"io"
)

var errKey = errors.New("vault: bad key")

// Seal encrypts a card number.
func Seal(key, plain []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, errKey
	}
	return seal(block, plain)
}

func seal(block cipher.Block, plain []byte) ([]byte, error) {
	if block.BlockSize() != aes.BlockSize && block.BlockSize() != des.BlockSize {
		return nil, errKey
	}
	iv := make([]byte, block.BlockSize())
	if _, err := io.ReadFull(rand.Reader, iv); err != nil {
		return nil, err
	}
	out := make([]byte, len(plain))
	cipher.NewCTR(block, iv).XORKeyStream(out, plain)
	return append(iv, out...), nil
}
