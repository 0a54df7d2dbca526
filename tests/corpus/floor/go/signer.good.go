package tokens

import (
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var signingKey = []byte(os.Getenv("TOKEN_SIGNING_KEY"))

// Region is where the service runs.
var Region = os.Getenv("REGION")

// Issue makes a token that is good for an hour.
func Issue(subject string) (string, error) {
	claims := jwt.RegisteredClaims{
		Subject:   subject,
		Issuer:    "shop-" + Region,
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour)),
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(signingKey)
}
