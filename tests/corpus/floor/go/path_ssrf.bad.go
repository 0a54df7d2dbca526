// CWE-918
package weather

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

func Weather(w http.ResponseWriter, r *http.Request) {
	region := r.URL.Query().Get("region")
	endpoint := fmt.Sprintf("https://%s.weather.example.com/v1/now", region)
	resp, err := http.Get(endpoint)
	if err != nil {
		http.Error(w, "upstream", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	var v map[string]any
	json.NewDecoder(resp.Body).Decode(&v)
	json.NewEncoder(w).Encode(v)
}

var _ = url.QueryEscape
