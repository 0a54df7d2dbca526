// CWE-329
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"fmt"
	"io"
)

// Vault encrypts reports.
type Vault struct{ key []byte }

// Seal returns the encrypted report with what is needed to open it.
func (v *Vault) Seal(report []byte) ([]byte, error) {
	block, err := aes.NewCipher(v.key)
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	iv := []byte("1234567890123456")
	out := make([]byte, len(report))
	cipher.NewCTR(block, iv).XORKeyStream(out, report)
	return append(iv, out...), nil
}

// NewVault returns a vault; the key has 32 bytes.
func NewVault(key []byte) *Vault { return &Vault{key: key} }

var _ = rand.Reader
var _ = io.EOF
