// CWE-918
package avatars

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
)

type payload struct {
	AvatarURL string `json:"avatar_url"`
}

func blocked(host string) bool {
	ip := net.ParseIP(host)
	return ip == nil || ip.IsPrivate() || ip.IsLoopback()
}

func SetAvatar(w http.ResponseWriter, r *http.Request) {
	var p payload
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		http.Error(w, "bad json", 400)
		return
	}
	u, err := url.Parse(p.AvatarURL)
	if err != nil {
		http.Error(w, "bad url", 400)
		return
	}
	resp, err := http.Get(u.String())
	if err != nil {
		http.Error(w, "upstream", 502)
		return
	}
	defer resp.Body.Close()
	f, err := os.CreateTemp("", "avatar-*")
	if err != nil {
		http.Error(w, "internal", 500)
		return
	}
	defer f.Close()
	io.Copy(f, io.LimitReader(resp.Body, 1<<20))
}
