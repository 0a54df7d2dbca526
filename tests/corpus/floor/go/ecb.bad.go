// CWE-327
package enc

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
)

func Encrypt(key, data []byte) ([]byte, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	data = pad(data, aes.BlockSize)
	out := make([]byte, len(data))
	for start := 0; start < len(data); start += aes.BlockSize {
		b.Encrypt(out[start:start+aes.BlockSize], data[start:start+aes.BlockSize])
	}
	return out, nil
}

func pad(data []byte, size int) []byte {
	n := size - len(data)%size
	for i := 0; i < n; i++ {
		data = append(data, byte(n))
	}
	return data
}
