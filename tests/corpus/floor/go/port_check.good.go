// CWE-918
package diag

import (
	"net"
	"net/http"
	"time"
)

func Check(w http.ResponseWriter, r *http.Request) {
	addr := r.FormValue("addr")
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		http.Error(w, "bad address", http.StatusBadRequest)
		return
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsPrivate() || ip.IsLoopback() {
		http.Error(w, "address not allowed", http.StatusForbidden)
		return
	}
	conn, err := net.DialTimeout("tcp", net.JoinHostPort(host, port), time.Second)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	conn.Close()
	w.WriteHeader(http.StatusNoContent)
}
