// CWE-916
package kiosk

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"

	"github.com/jmoiron/sqlx"
)

type Accounts struct {
	db *sqlx.DB
}

func seal(password string) string {
	h := sha256.New()
	h.Write([]byte(password))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
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
