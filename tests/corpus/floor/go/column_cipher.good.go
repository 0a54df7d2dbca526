package secretcol

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"database/sql/driver"
	"encoding/base64"
	"errors"
	"fmt"
)

// Box encrypts single column values before they are written by the ORM.
type Box struct {
	aead cipher.AEAD
}

func NewBox(key []byte) (*Box, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("secretcol: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("secretcol: %w", err)
	}
	return &Box{aead: aead}, nil
}

func (b *Box) seal(plain []byte) ([]byte, error) {
	nonce := make([]byte, b.aead.NonceSize(), b.aead.NonceSize()+len(plain)+b.aead.Overhead())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return b.aead.Seal(nonce, nonce, plain, nil), nil
}

// Field is a driver.Valuer which seals its text on write.
type Field struct {
	Box  *Box
	Text string
}

func (f Field) Value() (driver.Value, error) {
	if f.Box == nil {
		return nil, errors.New("secretcol: no box configured")
	}
	sealed, err := f.Box.seal([]byte(f.Text))
	if err != nil {
		return nil, fmt.Errorf("secretcol: %w", err)
	}
	return base64.StdEncoding.EncodeToString(sealed), nil
}
