// CWE-327
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"io"
)

type Box struct {
	key []byte
}

func (b *Box) Lock(plain []byte) ([]byte, error) {
	block, err := aes.NewCipher(b.key)
	if err != nil {
		return nil, err
	}
	size := block.BlockSize()
	if len(plain)%size != 0 {
		return nil, errors.New("vault: pad first")
	}
	sealed := make([]byte, len(plain))
	for at := 0; at < len(plain); at += size {
		block.Encrypt(sealed[at:at+size], plain[at:at+size])
	}
	return sealed, nil
}

func NewKey() ([]byte, error) {
	key := make([]byte, 32)
	_, err := io.ReadFull(rand.Reader, key)
	return key, err
}

var _ cipher.Block
