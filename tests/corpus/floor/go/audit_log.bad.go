// CWE-117
package audit

import (
	"log"
	"net/http"
	"strconv"
	"strings"
)

type Middleware struct {
	next http.Handler
	out  *log.Logger
}

func (m *Middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user := r.Header.Get("X-Remote-User")
	m.out.Printf("user=%s method=%s path=%s agent=%s", user, r.Method, r.URL.Path, r.UserAgent())
	m.next.ServeHTTP(w, r)
}

func Wrap(next http.Handler, out *log.Logger) http.Handler {
	return &Middleware{next: next, out: out}
}
