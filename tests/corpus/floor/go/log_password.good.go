// CWE-532
package auth

import (
	"net/http"

	"github.com/sirupsen/logrus"
)

type creds struct{ Username, Password string }

func login(w http.ResponseWriter, r *http.Request) {
	c := creds{r.FormValue("username"), r.FormValue("password")}
	logrus.WithFields(logrus.Fields{
		"user":  c.Username,
		"agent": r.UserAgent(),
	}).Info("login attempt")
	w.WriteHeader(http.StatusNoContent)
}
