// CWE-916
package pw

import "golang.org/x/crypto/bcrypt"

const cost = 12

func Hash(password string) (string, error) {
	b, err := bcrypt.GenerateFromPassword([]byte(password), cost)
	return string(b), err
}
