package kiosk

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"os"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/argon2"
)

type Accounts struct {
	db *sqlx.DB
}

var pepper = []byte(os.Getenv("ACCOUNT_PEPPER"))

func seal(password string) string {
	key := argon2.IDKey([]byte(password), pepper, 2, 64*1024, 2, 32)
	return base64.StdEncoding.EncodeToString(key)
}

func (a *Accounts) SetPassword(ctx context.Context, id int64, password string) error {
	_, err := a.db.ExecContext(ctx, "UPDATE accounts SET password = $1 WHERE id = $2", seal(password), id)
	return err
}

func (a *Accounts) Check(ctx context.Context, id int64, password string) bool {
	var stored string
	if err := a.db.GetContext(ctx, &stored, "SELECT password FROM accounts WHERE id = $1", id); err != nil {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(stored), []byte(seal(password))) == 1
}
