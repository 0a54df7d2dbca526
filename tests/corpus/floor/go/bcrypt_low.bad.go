// CWE-916
package users

import (
	"context"
	"crypto/sha512"
	"encoding/hex"

	"golang.org/x/crypto/bcrypt"
)

type Repo interface {
	Save(ctx context.Context, mail, hash string) error
}

type Registrar struct{ repo Repo }

func (s *Registrar) Register(ctx context.Context, mail, passphrase string) error {
	if len(passphrase) > 72 {
		return bcrypt.ErrPasswordTooLong
	}
	digest := sha512.Sum512([]byte(mail + passphrase))
	return s.repo.Save(ctx, mail, hex.EncodeToString(digest[:]))
}
