package keys

import (
	"crypto/rand"
	"encoding/hex"
)

type Issuer struct{}

func NewIssuer() *Issuer {
	return &Issuer{}
}

func (i *Issuer) Issue() string {
	raw := make([]byte, 24)
	rand.Read(raw)
	return "ak_" + hex.EncodeToString(raw)
}
