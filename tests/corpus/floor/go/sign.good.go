package account

import "golang.org/x/crypto/bcrypt"

type User struct{ PasswordHash string }

func (u *User) SetPassword(password string) error {
	sum, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	u.PasswordHash = string(sum)
	return err
}
