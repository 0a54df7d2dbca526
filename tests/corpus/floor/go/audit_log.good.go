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

var oneLine = strings.NewReplacer("\n", "\\n", "\r", "\\r")

func (m *Middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user := r.Header.Get("X-Remote-User")
	m.out.Printf("user=%s method=%s path=%s agent=%s", oneLine.Replace(user), r.Method, strconv.Quote(r.URL.Path), strconv.Quote(r.UserAgent()))
	m.next.ServeHTTP(w, r)
}

func Wrap(next http.Handler, out *log.Logger) http.Handler {
	return &Middleware{next: next, out: out}
}
