// CWE-347
package tokens

import (
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

func Parse(raw string, secret []byte) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, func(t *jwt.Token) (any, error) {
		if t.Method.Alg() == "none" {
			return jwt.UnsafeAllowNoneSignatureType, nil
		}
		return secret, nil
	})
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	return claims, nil
}
