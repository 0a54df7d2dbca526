package mailcheck

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"time"
)

type probe struct {
	Server string `json:"server"`
	Port   int    `json:"port"`
}

var relays = map[string]string{"eu": "mx-eu.example.net", "us": "mx-us.example.net"}

func Probe(w http.ResponseWriter, r *http.Request) {
	var in probe
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.Port < 1 || in.Port > 65535 {
		http.Error(w, "server and port", http.StatusBadRequest)
		return
	}
	server, ok := relays[in.Server]
	if !ok {
		http.Error(w, "unknown relay", http.StatusNotFound)
		return
	}
	dialer := net.Dialer{Timeout: 3 * time.Second}
	conn, err := dialer.DialContext(r.Context(), "tcp", net.JoinHostPort(server, strconv.Itoa(in.Port)))
	if err != nil {
		http.Error(w, "unreachable", http.StatusBadGateway)
		return
	}
	defer conn.Close()
	banner := make([]byte, 128)
	n, _ := conn.Read(banner)
	_ = json.NewEncoder(w).Encode(map[string]int{"banner": n, "relays": len(relays)})
}
