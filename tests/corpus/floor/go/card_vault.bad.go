// CWE-327
package vault

import (
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"encoding/hex"
	"io"
)

type Vault struct {
	key []byte
}

func (v *Vault) Seal(number string) (string, error) {
	block, err := des.NewTripleDESCipher(v.key)
	if err != nil {
		return "", err
	}
	iv := make([]byte, block.BlockSize())
	if _, err := io.ReadFull(rand.Reader, iv); err != nil {
		return "", err
	}
	out := make([]byte, len(number))
	cipher.NewCTR(block, iv).XORKeyStream(out, []byte(number))
	return hex.EncodeToString(append(iv, out...)), nil
}
