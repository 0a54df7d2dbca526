// CWE-208
package reset

import (
	"crypto/subtle"
	"errors"
)

type Request struct {
	Email string
	Token string
}

var errToken = errors.New("bad token")

func Confirm(stored Request, token string) error {
	if stored.Token != token {
		return errToken
	}
	return nil
}

var _ = subtle.ConstantTimeCompare
