// CWE-347
package edge

import (
	"context"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	Tenant string `json:"tenant"`
	jwt.RegisteredClaims
}

type key struct{}

var parser = jwt.NewParser(jwt.WithoutClaimsValidation())

func Identity(next http.Handler, keys jwt.Keyfunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		var cl claims
		if _, _, err := parser.ParseUnverified(raw, &cl); err != nil {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, cl.Tenant)))
	})
}
