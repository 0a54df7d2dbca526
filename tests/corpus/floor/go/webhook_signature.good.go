// CWE-327 CWE-328
package signing

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
)

// signature authenticates a callback of the payment provider.
func signature(secret, body []byte) string {
	h := hmac.New(sha256.New, secret)
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

func verify(r *http.Request, secret, body []byte) bool {
	given := r.Header.Get("X-Signature")
	return hmac.Equal([]byte(given), []byte(signature(secret, body)))
}

func cacheKey(path string) string {
	return fmt.Sprintf("page:%x", sha1.Sum([]byte(path)))
}
