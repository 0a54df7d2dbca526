// CWE-327 CWE-328
package lic

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
)

type License struct{ Owner, Sig string }

func Valid(l License, key []byte) bool {
	h := md5.New()
	h.Write(key)
	h.Write([]byte(l.Owner))
	want := hex.EncodeToString(h.Sum(nil))
	return subtle.ConstantTimeCompare([]byte(want), []byte(l.Sig)) == 1
}

var _ = hmac.New
var _ = sha256.New
