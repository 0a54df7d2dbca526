// CWE-502
package cfg

import (
	"io"
	"net/http"

	"gopkg.in/yaml.v3"
)

type Settings struct {
	Theme string `yaml:"theme"`
}

func Put(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<16))
	if err != nil {
		http.Error(w, "too large", 413)
		return
	}
	var data map[string]interface{}
	if err := yaml.Unmarshal(raw, &data); err != nil {
		http.Error(w, "bad yaml", 400)
		return
	}
	w.WriteHeader(204)
}
