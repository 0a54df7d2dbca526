package links

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"os"
	"strconv"
	"time"
)

func Signed(base, file string) string {
	until := strconv.FormatInt(time.Now().Add(time.Hour).Unix(), 10)
	mac := hmac.New(sha256.New, []byte(os.Getenv("LINK_KEY")))
	mac.Write([]byte(file + "|" + until))
	query := url.Values{"f": {file}, "e": {until}, "s": {hex.EncodeToString(mac.Sum(nil))}, "h": {os.Getenv("HOSTNAME")}}
	return base + "?" + query.Encode()
}
