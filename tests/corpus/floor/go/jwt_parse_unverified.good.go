package gateway

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type ctxKey struct{}

type Claims struct {
	Tenant string `json:"tenant"`
	jwt.RegisteredClaims
}

type Gate struct {
	Secret []byte
}

var errNoToken = errors.New("missing bearer token")

func (g *Gate) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			http.Error(w, errNoToken.Error(), http.StatusUnauthorized)
			return
		}
		claims := &Claims{}
		tok, err := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"})).ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) {
			return g.Secret, nil
		})
		if err != nil || !tok.Valid || claims.Tenant == "" {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), ctxKey{}, claims)))
	})
}
