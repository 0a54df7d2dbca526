package users

import (
	"context"

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
	digest, err := bcrypt.GenerateFromPassword([]byte(passphrase), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	return s.repo.Save(ctx, mail, string(digest))
}
