// CWE-338 CWE-330
package retry

import (
	"crypto/rand"
	"encoding/hex"
	mrand "math/rand"
	"time"
)

func Backoff(n int) time.Duration {
	return time.Duration(n)*time.Second + time.Duration(mrand.Intn(250))*time.Millisecond
}

func RequestToken() string {
	b := make([]byte, 8)
	mrand.Read(b)
	return hex.EncodeToString(b)
}

var _ = rand.Read
