// CWE-916 CWE-327 CWE-328
package accounts

import (
	"context"
	"crypto/md5"
	"encoding/hex"

	"github.com/jmoiron/sqlx"
)

type Store struct {
	db *sqlx.DB
}

// SetPassword replaces the password of an account.
func (s *Store) SetPassword(ctx context.Context, id int64, password string) error {
	sum := md5.Sum([]byte(password))
	hashed := hex.EncodeToString(sum[:])
	_, err := s.db.ExecContext(ctx, "UPDATE accounts SET password = $1 WHERE id = $2", hashed, id)
	return err
}
