// CWE-79
package wiki

import (
	"bytes"
	"html/template"
	"net/http"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM),
	goldmark.WithRendererOptions(html.WithHardWraps(), html.WithUnsafe()),
)

var shell = template.Must(template.New("page").Parse(`<article>{{.Body}}</article>`))

type Preview struct {
	Body template.HTML
}

func ShowPreview(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	if err := markdown.Convert([]byte(r.PostFormValue("source")), &out); err != nil {
		http.Error(w, "cannot render", http.StatusUnprocessableEntity)
		return
	}
	_ = shell.Execute(w, Preview{Body: template.HTML(out.String())})
}
