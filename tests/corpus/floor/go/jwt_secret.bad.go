// CWE-798 CWE-321
package token

import (
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var signingKey = []byte("s3cr3t-k3y-f0r-t0k3ns-2024")

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
