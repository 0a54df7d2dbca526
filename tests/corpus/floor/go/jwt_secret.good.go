// CWE-798 CWE-321
package token

import (
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var signingKey = []byte(os.Getenv("TOKEN_KEY"))

type Claims struct {
	UserID int64 `json:"uid"`
	jwt.RegisteredClaims
}

func Issue(uid int64) (string, error) {
	claims := Claims{uid, jwt.RegisteredClaims{
		Issuer:    os.Getenv("ISSUER"),
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(15 * time.Minute)),
	}}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(signingKey)
}
