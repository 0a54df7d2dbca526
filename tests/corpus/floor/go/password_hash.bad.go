// CWE-328 CWE-916 CWE-327
package users

import (
	"crypto/md5"
	"encoding/hex"
	"errors"

	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Email        string `gorm:"uniqueIndex"`
	PasswordHash string
}

var ErrTooShort = errors.New("password is too short")

func (u *User) SetPassword(password string) error {
	if len(password) < 12 {
		return ErrTooShort
	}
	sum := md5.Sum([]byte(password))
	u.PasswordHash = hex.EncodeToString(sum[:])
	return nil
}
