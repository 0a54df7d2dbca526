package audit

import (
	"encoding/json"
	"log"
	"net"
	"net/http"
	"os"
)

type Authenticator interface {
	Login(user, password string) error
}

type SignIn struct {
	auth  Authenticator
	audit *log.Logger
}

func NewSignIn(a Authenticator) *SignIn {
	return &SignIn{
		auth:  a,
		audit: log.New(os.Stderr, "audit ", log.LstdFlags|log.LUTC),
	}
}

type credentials struct {
	Username string `json:"username"`
	Password string `json:"password"`
}

func peer(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	return host
}

func (s *SignIn) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in credentials
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	if err := s.auth.Login(in.Username, in.Password); err != nil {
		s.audit.Printf("login failed user=%q peer=%s", in.Username, peer(r))
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	s.audit.Printf("login ok user=%q peer=%s", in.Username, peer(r))
	w.WriteHeader(http.StatusNoContent)
}
