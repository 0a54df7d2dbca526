// CWE-532
package oauth

import (
	"log/slog"
	"net/http"
)

type tokens struct {
	AccessToken  string
	RefreshToken string
}

func Exchange(w http.ResponseWriter, r *http.Request, t tokens) {
	slog.Debug("token exchange done", "client", r.FormValue("client_id"), "access_token", t.AccessToken)
	w.WriteHeader(http.StatusNoContent)
}
