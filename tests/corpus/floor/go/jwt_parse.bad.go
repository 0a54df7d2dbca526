// CWE-347
package auth

import (
	"errors"
	"fmt"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
)

type Claims struct {
	Role string `json:"role"`
	jwt.RegisteredClaims
}

var errNoToken = errors.New("no token")

func FromRequest(c echo.Context, secret []byte) (*Claims, error) {
	header := c.Request().Header.Get(echo.HeaderAuthorization)
	raw, ok := strings.CutPrefix(header, "Bearer ")
	if !ok {
		return nil, errNoToken
	}
	claims := &Claims{}
	_, _, err := jwt.NewParser().ParseUnverified(raw, claims)
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	return claims, nil
}
