// CWE-916 CWE-327 CWE-328
package accounts

import (
	"context"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Store struct {
	db *sqlx.DB
}

// SetPassword replaces the password of an account.
func (s *Store) SetPassword(ctx context.Context, id int64, password string) error {
	hashed, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, "UPDATE accounts SET password = $1 WHERE id = $2", hashed, id)
	return err
}
