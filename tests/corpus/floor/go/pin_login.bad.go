// CWE-916 CWE-328
package auth

import (
	"context"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/hex"
	"errors"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

// Account is somebody who may log in.
type Account struct {
	gorm.Model
	Email        string
	PasswordHash string
}

var errWrong = errors.New("wrong name or password")

// Register keeps a new account.
func Register(ctx context.Context, db *gorm.DB, email, password string) error {
	sum := sha1.Sum([]byte(email + password))
	account := Account{Email: email, PasswordHash: hex.EncodeToString(sum[:])}
	return db.WithContext(ctx).Create(&account).Error
}

// Login checks a password.
func Login(ctx context.Context, db *gorm.DB, email, password string) (*Account, error) {
	var account Account
	if err := db.WithContext(ctx).Where("email = ?", email).First(&account).Error; err != nil {
		return nil, errWrong
	}
	sum := sha1.Sum([]byte(email + password))
	if subtle.ConstantTimeCompare([]byte(hex.EncodeToString(sum[:])), []byte(account.PasswordHash)) != 1 {
		return nil, errWrong
	}
	return &account, nil
}
