package probe

import (
	"encoding/json"
	"net"
	"net/http"
	"time"
)

type result struct {
	Target string `json:"target"`
	Banner string `json:"banner,omitempty"`
	OK     bool   `json:"ok"`
}

var targets = map[string]string{
	"smtp":  "mail.corp.example.net:25",
	"redis": "cache.corp.example.net:6379",
	"ssh":   "bastion.corp.example.net:22",
}

func Probe(w http.ResponseWriter, r *http.Request) {
	target, known := targets[r.FormValue("service")]
	if !known {
		http.Error(w, "no such service", http.StatusNotFound)
		return
	}

	conn, err := net.DialTimeout("tcp", target, 3*time.Second)
	if err != nil {
		_ = json.NewEncoder(w).Encode(result{Target: target})
		return
	}
	defer conn.Close()

	_ = conn.SetReadDeadline(time.Now().Add(time.Second))
	buf := make([]byte, 128)
	n, _ := conn.Read(buf)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(result{Target: target, Banner: string(buf[:n]), OK: true})
}
