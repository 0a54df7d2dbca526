// CWE-328 CWE-327
package sign

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
)

var _ = md5.New
var _ = sha256.New

func Sign(key []byte, payload string) string {
	mac := hmac.New(md5.New, key)
	mac.Write([]byte(payload))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
