// CWE-326
package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

type Generator struct{ Bits int }

func Default() *Generator { return &Generator{Bits: 4096} }

func NewKey() (*rsa.PrivateKey, error) {
	bits := 3072
	return rsa.GenerateKey(rand.Reader, bits)
}
