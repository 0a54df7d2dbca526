// CWE-338
package keys

import (
	"encoding/hex"
	"math/rand"
	"time"
)

type Issuer struct {
	src *rand.Rand
}

func NewIssuer() *Issuer {
	return &Issuer{src: rand.New(rand.NewSource(time.Now().UnixNano()))}
}

func (i *Issuer) Issue() string {
	raw := make([]byte, 24)
	i.src.Read(raw)
	return "ak_" + hex.EncodeToString(raw)
}
