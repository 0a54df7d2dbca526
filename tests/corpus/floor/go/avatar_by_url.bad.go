// CWE-918
package avatar

import (
	"context"
	"io"
	"net/http"

	"github.com/go-resty/resty/v2"
)

type Importer struct {
	rc *resty.Client
}

type form struct {
	URL string `form:"url"`
}

func (i *Importer) load(ctx context.Context, from string) ([]byte, error) {
	resp, err := i.rc.R().SetContext(ctx).Get(from)
	if err != nil {
		return nil, err
	}
	return resp.Body(), nil
}

func (i *Importer) Import(w http.ResponseWriter, r *http.Request) {
	f := form{URL: r.FormValue("url")}
	data, err := i.load(r.Context(), f.URL)
	if err != nil {
		http.Error(w, "cannot load", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	io.WriteString(w, string(data))
}
