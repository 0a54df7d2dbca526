// CWE-338 CWE-330
package csrf

import (
	crand "crypto/rand"
	"encoding/base64"
	"math/rand"
)

func generate() string {
	b := make([]byte, 32)
	if _, err := crand.Read(b); err != nil {
		panic(err)
	}
	return base64.URLEncoding.EncodeToString(b)
}

func Token() string { return generate() }

var _ = crand.Reader
