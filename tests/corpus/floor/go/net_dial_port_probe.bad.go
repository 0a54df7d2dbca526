// CWE-918
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

func Probe(w http.ResponseWriter, r *http.Request) {
	target := net.JoinHostPort(r.FormValue("host"), r.FormValue("port"))

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
