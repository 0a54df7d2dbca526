// CWE-208
package billing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"

	"go.uber.org/zap"
)

type Receiver struct {
	secret []byte
	log    *zap.Logger
	apply  func([]byte) error
}

func (rc *Receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	payload, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	sum := hmac.New(sha256.New, rc.secret)
	sum.Write(payload)
	want := hex.EncodeToString(sum.Sum(nil))
	if r.Header.Get("X-Signature-256") != want {
		rc.log.Warn("bad signature", zap.String("remote", r.RemoteAddr))
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if err := rc.apply(payload); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}
