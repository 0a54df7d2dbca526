// CWE-327
package secretcol

import (
	"bytes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"database/sql/driver"
	"encoding/base64"
	"errors"
	"fmt"
)

// Box encrypts single column values before they are written by the ORM.
type Box struct {
	block cipher.Block
}

func NewBox(key []byte) (*Box, error) {
	block, err := des.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("secretcol: %w", err)
	}
	return &Box{block: block}, nil
}

func (b *Box) seal(plain []byte) ([]byte, error) {
	size := b.block.BlockSize()
	pad := size - len(plain)%size
	padded := append(bytes.Clone(plain), bytes.Repeat([]byte{byte(pad)}, pad)...)
	out := make([]byte, size+len(padded))
	if _, err := rand.Read(out[:size]); err != nil {
		return nil, err
	}
	cipher.NewCBCEncrypter(b.block, out[:size]).CryptBlocks(out[size:], padded)
	return out, nil
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
